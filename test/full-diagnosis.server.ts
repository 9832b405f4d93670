/** Shared data and diagnosis of the CTG with one of everything. Rows are written directly. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { Ctg, Ids } from './full-ids.ts'

/** The town asked the Caf for figures, and shares some of its own. */
export async function insertSharedData(db: Database, { ctgId, town, caf, early }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('data_request')
    .values({
      ...{ ctg_id: ctgId, id: ids.dataRequest, asking_party_id: town.id, asked_party_id: caf.id, theme_id: early.id },
      ...{ title: 'Allocataires par quartier', request: 'Par quartier, en 2025.', wanted_on: '2026-12-15' },
      ...{ asked_by: 'Une personne', asked_at: testInstant },
    })
    .execute()
  const dataset = { ctg_id: ctgId, dataset_id: ids.dataset }
  await db
    .insertInto('dataset')
    .values({
      ...{
        ctg_id: ctgId,
        id: ids.dataset,
        party_id: town.id,
        theme_id: early.id,
        name: 'Inscriptions au périscolaire',
      },
      ...{ unit: 'count', statistical_unit: 'enfants', definition: 'Enfants inscrits en septembre.' },
      ...{ source: 'Service périscolaire', source_on: '2026-09-15', audience: 'members', threshold: 5, state: 'shown' },
      ...{ deposited_by: 'Une personne', deposited_at: testInstant },
    })
    .execute()
  await db
    .insertInto('dataset_place')
    .values({ ...dataset, place: 0, name: 'Gennevilliers', territory_code: '92036' })
    .execute()
  await db
    .insertInto('dataset_cell')
    .values(
      [2024, 2025].map((year) => ({
        ...dataset,
        place: 0,
        category: 0,
        year,
        value: year - 1600,
        status: 'published',
      })),
    )
    .execute()
}

export async function insertDiagnosis(db: Database, { ctgId, town, early }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('reference_group')
    .values({
      ctg_id: ctgId,
      id: ids.referenceGroup,
      name: 'Nos voisines',
      reason: 'Le même bassin de vie.',
      party_id: town.id,
      created_by: 'Ville',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('testimony')
    .values({
      ctg_id: ctgId,
      id: ids.testimony,
      theme_id: early.id,
      kind: 'workshop',
      text: 'Une parole.',
      source: 'Atelier',
      collected_on: '2026-11-06',
      party_id: town.id,
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('finding')
    .values({
      ctg_id: ctgId,
      id: ids.finding,
      number: 1,
      theme_id: early.id,
      kind: 'weakness',
      title: 'Un constat',
      status: 'proposed',
      proposed_by_party_id: town.id,
      proposed_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('issue')
    .values({ ctg_id: ctgId, id: ids.issue, number: 1, theme_id: early.id, title: 'Un enjeu', status: 'to-debate' })
    .execute()
  await db
    .insertInto('axis')
    .values([
      { ctg_id: ctgId, id: ids.axis, title: 'Un axe', theme_id: early.id, position: 0 },
      { ctg_id: ctgId, id: ids.emptyAxis, title: 'Un axe vide', theme_id: null, position: 1 },
    ])
    .execute()
  await db
    .insertInto('objective')
    .values([
      {
        ctg_id: ctgId,
        id: ids.objective,
        axis_id: ids.axis,
        issue_id: ids.issue,
        title: 'Un objectif',
        position: 0,
      },
      { ctg_id: ctgId, id: ids.emptyObjective, axis_id: ids.axis, issue_id: null, title: 'Un autre', position: 1 },
    ])
    .execute()
}
