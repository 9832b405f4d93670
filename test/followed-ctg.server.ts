/**
 * A CTG under way, as large as asked: axes, actions of every state, reports, decisions, means, measures, corrective actions.
 * The same counts every time. Rows are written directly. For tests and measures of the documents of follow-up.
 */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { insertCorrectives, insertDecisions, insertReports } from './followed-ctg-told.server.ts'

export { toldNowhere } from './followed-ctg-told.server.ts'

export type Ctg = Awaited<ReturnType<typeof givenCtg>>

/** One turn of the wheel: what each action is, in order. The day of the tests is 24 November 2026. */
const wheel = [
  { status: 'in-progress', lastReportOn: '2026-10-15', endsOn: '2027-06-01' },
  { status: 'in-progress', lastReportOn: '2026-05-02', endsOn: '2027-09-01' },
  { status: 'in-progress', lastReportOn: '2026-09-20', endsOn: '2026-09-01' },
  { status: 'done', lastReportOn: '2026-06-30', endsOn: '2026-06-01' },
  { status: 'not-started', lastReportOn: null, endsOn: '2028-01-01' },
  { status: 'validated', lastReportOn: null, endsOn: null },
  { status: 'suspended', lastReportOn: '2026-08-10', endsOn: '2027-03-01' },
  { status: 'in-progress', lastReportOn: null, endsOn: '2027-12-01' },
  { status: 'abandoned', lastReportOn: '2026-03-01', endsOn: '2026-12-01' },
  { status: 'proposed', lastReportOn: null, endsOn: '2029-01-01' },
] as const

/** @param actionCount number of actions; each has two lines of means and one measure */
export async function givenFollowedCtg(db: Database, actionCount = 30) {
  const ctg = await givenCtg(db, new Date('2026-01-05T09:00:00Z'))
  const axisIds = await insertAxes(db, ctg)
  const meetings = await insertMeetings(db, ctg)
  const actions = Array.from({ length: actionCount }, (_one, index) => ({
    id: randomUUID(),
    measureId: randomUUID(),
    index,
    ...(wheel[index % wheel.length] ?? wheel[0]),
  }))
  await insertActions(db, ctg, axisIds, actions)
  await insertParts(db, ctg, actions)
  await insertReports(db, ctg, actions)
  await insertDecisions(db, ctg, meetings.pastId, actions)
  await insertCorrectives(db, ctg, actions)
  return { ...ctg, actions, meetingId: meetings.nextId }
}

export type Action = Awaited<ReturnType<typeof givenFollowedCtg>>['actions'][number]

async function insertAxes(db: Database, { ctgId, early, housing }: Ctg): Promise<readonly string[]> {
  const axes = [
    { id: randomUUID(), title: 'Accueillir', theme_id: early.id },
    { id: randomUUID(), title: 'Habiter', theme_id: housing.id },
    { id: randomUUID(), title: 'Accompagner', theme_id: null },
  ]
  await db
    .insertInto('axis')
    .values(axes.map((axis, position) => ({ ctg_id: ctgId, ...axis, position })))
    .execute()
  const under = { id: randomUUID(), title: 'Accueillir les tout-petits', parent_id: axes[0]?.id ?? null, position: 0 }
  await db
    .insertInto('axis')
    .values({ ctg_id: ctgId, theme_id: early.id, ...under })
    .execute()
  await db
    .insertInto('objective')
    .values(
      axes.map((axis, position) => ({
        ctg_id: ctgId,
        id: randomUUID(),
        axis_id: axis.id,
        title: `Objectif ${position + 1}`,
        position,
        measure_name: `Mesure ${position + 1}`,
        measure_unit: 'familles',
        baseline: 100 + position,
        baseline_year: 2025,
        target: 200,
        target_year: 2030,
        last_value: position === 0 ? 120 : null,
        last_value_year: position === 0 ? 2024 : null,
      })),
    )
    .execute()
  return [under.id, axes[1]?.id ?? '', axes[2]?.id ?? '']
}

async function insertMeetings(db: Database, { ctgId }: Ctg) {
  const ids = { bodyId: randomUUID(), pastId: randomUUID(), nextId: randomUUID() }
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: ids.bodyId, kind: 'copil', name: 'Comité de pilotage', position: 0 })
    .execute()
  await db
    .insertInto('meeting')
    .values([
      {
        ...{
          ctg_id: ctgId,
          id: ids.pastId,
          body_id: ids.bodyId,
          title: 'Copil annuel 2025',
          status: 'closed' as const,
        },
        starts_at: new Date('2025-12-04T13:00:00Z'),
      },
      {
        ...{ ctg_id: ctgId, id: ids.nextId, body_id: ids.bodyId, title: 'Copil annuel', status: 'convened' as const },
        starts_at: new Date('2026-12-03T13:00:00Z'),
      },
    ])
    .execute()
  await db
    .insertInto('agenda_item')
    .values(
      ['Bilan de l’année', 'Actions en difficulté'].map((title, position) => ({
        ctg_id: ctgId,
        id: randomUUID(),
        meeting_id: ids.nextId,
        title,
        position,
      })),
    )
    .execute()
  return ids
}

async function insertActions(
  db: Database,
  { ctgId, caf, town, early, housing, actors }: Ctg,
  axisIds: readonly string[],
  actions: readonly Action[],
): Promise<void> {
  await db
    .insertInto('action')
    .values(
      actions.map(({ id, index, status, lastReportOn, endsOn }) => ({
        ctg_id: ctgId,
        id,
        number: index + 1,
        code: `${(index % 3) + 1}.${index + 1}`,
        title: `Action ${index + 1}`,
        axis_id: axisIds[index % 3] ?? null,
        theme_id: index % 3 === 0 ? early.id : index % 3 === 1 ? housing.id : null,
        lead_party_id: index % 7 === 5 ? null : index % 2 === 0 ? caf.id : town.id,
        lead_name: index % 7 === 5 ? '' : `Camille Pilote ${index + 1}`,
        lead_person_id: index === 0 ? actors.lead.personId : null,
        starts_on: '2026-01-01',
        ends_on: endsOn,
        status,
        public: 'Familles avec de jeunes enfants',
        next_step: 'Réunir les partenaires',
        next_step_on: '2027-01-15',
        last_report_on: lastReportOn,
        created_at: new Date('2026-01-05T09:00:00Z'),
      })),
    )
    .execute()
}

async function insertParts(db: Database, { ctgId, caf, town }: Ctg, actions: readonly Action[]): Promise<void> {
  await db
    .insertInto('action_means')
    .values(
      actions.flatMap(({ id, index }) => [
        {
          ...{ ctg_id: ctgId, id: randomUUID(), action_id: id, year: 2026, nature: 'operating' as const, position: 0 },
          ...{
            funder_party_id: caf.id,
            funder_name: caf.name,
            state: 'estimated' as const,
            amount_euros: 1000 + index,
          },
        },
        {
          ...{ ctg_id: ctgId, id: randomUUID(), action_id: id, year: 2027, nature: 'staff' as const, position: 1 },
          ...{ funder_party_id: town.id, funder_name: town.name, state: 'granted' as const },
          amount_euros: index % 5 === 0 ? null : 500.5,
        },
      ]),
    )
    .execute()
  await db
    .insertInto('action_measure')
    .values(
      actions.map(({ id, measureId, index }) => ({
        ctg_id: ctgId,
        id: measureId,
        action_id: id,
        name: 'Familles accueillies',
        unit: 'familles',
        baseline: index % 4 === 0 ? null : 10,
        target: 60,
        position: 0,
      })),
    )
    .execute()
  await db
    .insertInto('measure_value')
    .values(
      actions.flatMap(({ measureId, index }) =>
        index % 3 === 2
          ? []
          : [
              { ctg_id: ctgId, id: randomUUID(), measure_id: measureId, measured_on: '2026-02-01', value: 12 },
              { ctg_id: ctgId, id: randomUUID(), measure_id: measureId, measured_on: '2026-09-20', value: 18 + index },
            ],
      ),
    )
    .execute()
}
