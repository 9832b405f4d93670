/** A plan of three sheets with every field and every part; and its end. */
import { randomUUID } from 'node:crypto'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'

export const db = await testDatabase()

export type ListIds = { readonly areaId: string; readonly linkedPlanId: string; readonly bodyId: string }

export async function givenLists({ ctgId }: PlanFixture, { areaId, linkedPlanId, bodyId }: ListIds) {
  await db
    .insertInto('ctg_perimeter')
    .values(['92036', '92004'].map((code) => ({ ctg_id: ctgId, territory_code: code })))
    .execute()
  await db.insertInto('area').values({ ctg_id: ctgId, id: areaId, commune_code: '92036', name: 'Le Luth' }).execute()
  await db.insertInto('linked_plan').values({ ctg_id: ctgId, id: linkedPlanId, name: 'Contrat de ville' }).execute()
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: bodyId, kind: 'working-group', name: 'Groupe Enfance', position: 1 })
    .execute()
}

/** Three sheets with every field and every part. */
export async function givenFullPlan(): Promise<PlanFixture> {
  const fixture = await givenPlan(db)
  const { ctgId, caf, town, partner, early, objectiveId, cafService, townService, axisId, actors } = fixture
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  const [areaId, linkedPlanId, bodyId] = [randomUUID(), randomUUID(), randomUUID()]
  await givenLists(fixture, { areaId, linkedPlanId, bodyId })
  await db
    .insertInto('action')
    .values(
      ids.map((id, index) => ({
        ctg_id: ctgId,
        id,
        number: index + 1,
        code: `1.1.${index + 1}`,
        title: `Action ${index + 1} ; « essai »`,
        axis_id: axisId,
        theme_id: early.id,
        lead_party_id: town.id,
        lead_service_id: townService.id,
        lead_name: 'Camille Exemple',
        lead_person_id: actors.lead.personId,
        lead_email: 'camille@exemple.fr',
        partners_text: '=Association\n+ une autre',
        starts_on: '2026-09-14',
        starts_precision: 'day' as const,
        ends_on: '2027-01-01',
        ends_precision: 'quarter' as const,
        status: 'in-progress' as const,
        is_watched: index === 1,
        next_step: 'Réunir les parties',
        next_step_on: '2027-02-03',
        need: 'Des familles sans mode d’accueil.',
        description: 'Première ligne.\nSeconde ligne, avec une "citation".',
        public: 'Familles',
        areas: 'Quartier nord',
        elected_sponsor: 'Une élue',
        co_lead_party_id: caf.id,
        co_lead_name: 'Dominique Essai',
        body_id: bodyId,
        expected_results: 'Deux cents places.\nDes horaires élargis.',
        tags: ['parentalité', 'horaires atypiques'],
        inhabitants_part: 'co-construction' as const,
        priority: 'high' as const,
        recurrence: 'yearly' as const,
        calendar_text: 'dernier trimestre de chaque année',
        human_means: '1 ETP',
        material_means: 'un local',
        watch_points: 'recrutement',
        success_conditions: 'un lieu central',
        qualitative_indicators: 'satisfaction des familles',
        external_id: index === 0 ? 'ACT-0012' : null,
        created_at: new Date('2026-01-05T08:00:00Z'),
      })),
    )
    .execute()
  for (const action_id of ids) {
    const measureId = randomUUID()
    await db.insertInto('action_objective').values({ ctg_id: ctgId, action_id, objective_id: objectiveId }).execute()
    await db.insertInto('action_party').values({ ctg_id: ctgId, action_id, party_id: partner.id }).execute()
    await db
      .insertInto('action_service')
      .values([
        { ctg_id: ctgId, action_id, service_id: townService.id, is_lead: true },
        { ctg_id: ctgId, action_id, service_id: cafService.id, is_lead: false },
      ])
      .execute()
    await db
      .insertInto('action_caf_field')
      .values({ ctg_id: ctgId, action_id, field: 'collective-aid', levers: ['bonus territoire', 'FPT'] })
      .execute()
    await db.insertInto('action_commune').values({ ctg_id: ctgId, action_id, territory_code: '92036' }).execute()
    await db.insertInto('action_area').values({ ctg_id: ctgId, action_id, area_id: areaId }).execute()
    await db
      .insertInto('action_linked_plan')
      .values({ ctg_id: ctgId, action_id, linked_plan_id: linkedPlanId })
      .execute()
    await db
      .insertInto('action_step')
      .values([
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          title: 'Choisir un lieu',
          status: 'to-come',
          target_on: '2027-03-01',
          position: 0,
        },
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          title: 'Ouvrir',
          status: 'done',
          done_on: '2026-11-02',
          responsible: 'Ville',
          responsible_party_id: town.id,
          description: 'Avec la PMI.\nLe matin.',
          position: 1,
        },
      ])
      .execute()
    await db
      .insertInto('action_means')
      .values([
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          year: 2026,
          nature: 'operating',
          funder_party_id: caf.id,
          funder_name: caf.name,
          scheme: 'FPT',
          state: 'granted',
          amount_euros: 12_000.5,
          cof_number: 'COF 12',
          position: 0,
        },
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          year: 2027,
          nature: 'staff',
          funder_name: 'Département',
          state: 'estimated',
          position: 1,
        },
      ])
      .execute()
    await db
      .insertInto('action_measure')
      .values({
        ctg_id: ctgId,
        id: measureId,
        action_id,
        name: 'places ouvertes',
        unit: 'places',
        baseline: 0,
        baseline_on: '2026-01-01',
        target: 12.5,
        target_on: '2027-12-31',
        position: 0,
      })
      .execute()
    await db
      .insertInto('measure_value')
      .values({
        ctg_id: ctgId,
        id: randomUUID(),
        measure_id: measureId,
        measured_on: '2026-10-01',
        value: 4,
        source: 'Ville',
      })
      .execute()
  }
  await db.insertInto('ctg_counter').values({ ctg_id: ctgId, kind: 'action', last_number: 3 }).execute()
  await givenDependencies(ctgId, ids)
  return fixture
}

/** The second sheet waits for the first; the opening of the third, for the place the second chooses. */
export async function givenDependencies(ctgId: string, [first = '', second = '', third = '']: readonly string[]) {
  const steps = await db
    .selectFrom('action_step')
    .select(['id', 'action_id as actionId', 'position'])
    .where('ctg_id', '=', ctgId)
    .execute()
  const stepOf = (of: string, place: number) =>
    steps.find(({ actionId, position }) => actionId === of && position === place)?.id ?? null
  const created_at = new Date('2026-02-01T08:00:00Z')
  await db
    .insertInto('action_dependency')
    .values([
      { ctg_id: ctgId, id: randomUUID(), action_id: second, after_action_id: first, created_at },
      {
        ...{ ctg_id: ctgId, id: randomUUID(), created_at, action_id: third, step_id: stepOf(third, 1) },
        ...{ after_action_id: second, after_step_id: stepOf(second, 0) },
      },
    ])
    .execute()
}

export async function emptyPlan({ ctgId }: PlanFixture) {
  for (const table of [
    'action_commune',
    'action_area',
    'action_linked_plan',
    'measure_value',
    'action_measure',
    'action_means',
    'action_step',
    'action_caf_field',
    'action_service',
    'action_party',
    'action_objective',
    'action',
  ] as const)
    await db.deleteFrom(table).where('ctg_id', '=', ctgId).execute()
}
