/** The plan of the CTG with one of everything, its batches, import, states and dossier. Rows are written directly. */
import { anAction, aPlan } from '#app/domains/snapshots/plan-content.fixture.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { Ctg, Ids } from './full-ids.ts'

export async function insertPlan(db: Database, { ctgId, town, early, actors }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('action')
    .values({
      ctg_id: ctgId,
      id: ids.action,
      number: 1,
      title: 'Une action',
      axis_id: ids.axis,
      theme_id: early.id,
      lead_party_id: town.id,
      lead_person_id: actors.lead.personId,
      starts_on: '2026-01-01',
      ends_on: '2027-12-31',
      status: 'in-progress',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('action_step')
    .values({ ctg_id: ctgId, id: ids.step, action_id: ids.action, title: 'Une étape', status: 'to-come', position: 0 })
    .execute()
  await db
    .insertInto('action_means')
    .values({
      ctg_id: ctgId,
      id: ids.means,
      action_id: ids.action,
      year: 2026,
      nature: 'operating',
      funder_name: 'Ville',
      state: 'estimated',
      position: 0,
    })
    .execute()
  await db
    .insertInto('action_measure')
    .values({ ctg_id: ctgId, id: ids.measure, action_id: ids.action, name: 'Places', position: 0 })
    .execute()
  await db
    .insertInto('progress_report')
    .values({
      ctg_id: ctgId,
      id: ids.report,
      action_id: ids.action,
      reported_on: '2026-11-17',
      status: 'submitted',
      action_status: 'in-progress',
      facts: 'Douze places.',
      entered_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('corrective_action')
    .values({
      ctg_id: ctgId,
      id: ids.correctiveAction,
      action_id: ids.action,
      gap: 'Retard',
      measure: 'Relancer',
      responsible: 'Une personne',
      due_on: '2027-01-31',
      state: 'open',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('dossier')
    .values({
      ctg_id: ctgId,
      id: ids.dossier,
      kind: 'copil-pack',
      title: 'Dossier du comité de pilotage',
      section_keys: ['agenda'],
      formats: ['pdf'],
      content: JSON.stringify(emptyDossier),
      state: 'failed',
      failure: 'Les fichiers n’ont pas pu être faits.',
      requested_by: 'Une personne',
      requested_at: testInstant,
      asked_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_import')
    .values({
      ctg_id: ctgId,
      id: ids.planImport,
      file_id: ids.file,
      file_name: 'plan.xlsx',
      sheet: JSON.stringify([{ name: 'Actions', rows: importedRows }]),
      mapping: JSON.stringify({ sheets: [{ isTaken: true, headerRow: 0, fields: ['title', 'lead'] }] }),
      status: 'preview',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_batch')
    .values({
      ctg_id: ctgId,
      id: ids.planBatch,
      origin: 'bulk',
      changes: JSON.stringify([batchChangeOf(ids.action)]),
      cell_count: 1,
      action_count: 1,
      made_by: actors.townCoordinator.personId,
      made_by_name: actors.townCoordinator.name,
      made_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_snapshot')
    .values({
      ctg_id: ctgId,
      id: ids.planSnapshot,
      name: 'Copil du 20 octobre 2026',
      reason: 'copil',
      taken_on: '2026-10-20',
      taken_at: new Date('2026-10-20T14:00:00Z'),
      taken_by: actors.townCoordinator.name,
      action_count: 1,
      content: JSON.stringify(aPlan([anAction(ids.action)])),
    })
    .execute()
}

/** The sheet was given its title by a change made together. */
const batchChangeOf = (actionId: string) => ({
  actionId,
  code: '',
  title: 'Une idée',
  cells: [{ key: 'title', before: 'Une idée', after: 'Une action' }],
  kept: [{ key: 'title', before: { title: 'Une idée' }, after: { title: 'Une action' } }],
})

const emptyDossier = {
  title: 'Dossier du comité de pilotage',
  subtitle: 'CTG de test',
  front: [],
  parties: [],
  madeOn: '2026-11-24',
  isDemo: false,
  sections: [{ key: 'agenda', title: 'Ordre du jour', blocks: [{ kind: 'note', text: 'Rien à l’ordre du jour.' }] }],
}

const importedRows = [
  [{ text: 'Action' }, { text: 'Pilote' }],
  [{ text: 'Ouvrir un relais' }, { text: 'Caf' }],
]
