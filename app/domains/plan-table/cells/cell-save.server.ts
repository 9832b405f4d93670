/** Saves actions as cells: a handful of statements whatever their number. Rules: docs/rules/plan.md §15. */
import { sql } from 'kysely'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { CellLine } from './judge-cells.ts'

/** Every value of a cell that is a column of the action. */
const columns = {
  title: 'title',
  code: 'code',
  axisId: 'axis_id',
  themeId: 'theme_id',
  leadPartyId: 'lead_party_id',
  leadServiceId: 'lead_service_id',
  leadName: 'lead_name',
  leadPersonId: 'lead_person_id',
  leadEmail: 'lead_email',
  partnersText: 'partners_text',
  startsOn: 'starts_on',
  startsPrecision: 'starts_precision',
  endsOn: 'ends_on',
  endsPrecision: 'ends_precision',
  status: 'status',
  nextStep: 'next_step',
  nextStepOn: 'next_step_on',
  need: 'need',
  public: 'public',
  areas: 'areas',
  electedSponsor: 'elected_sponsor',
  expectedResults: 'expected_results',
  tags: 'tags',
  priority: 'priority',
  recurrence: 'recurrence',
  calendarText: 'calendar_text',
  coLeadPartyId: 'co_lead_party_id',
  coLeadName: 'co_lead_name',
  bodyId: 'body_id',
  inhabitantsPart: 'inhabitants_part',
  humanMeans: 'human_means',
  materialMeans: 'material_means',
  qualitativeIndicators: 'qualitative_indicators',
  watchPoints: 'watch_points',
  successConditions: 'success_conditions',
} as const

export type ColumnValue = keyof typeof columns
export const columnValues = Object.keys(columns).filter((name): name is ColumnValue => name in columns)

/** A row as it was and as it becomes. */
export type CellMove = { readonly before: CellLine; readonly after: CellLine }

/** @returns the new version of each action, by id */
export async function saveCellLines(
  work: Work,
  ctgId: string,
  moves: readonly CellMove[],
): Promise<ReadonlyMap<string, number>> {
  if (moves.length === 0) return new Map()
  const rows = moves.map(({ after }) => ({
    id: after.id,
    ...Object.fromEntries(columnValues.map((name) => [columns[name], after[name]])),
  }))
  const set = columnValues.map((name) => sql`${sql.ref(columns[name])} = given.${sql.ref(columns[name])}`)
  const { rows: saved } = await sql<{ id: string; version: number }>`
    update action set ${sql.join(set)}, version = action.version + 1
    from jsonb_populate_recordset(null::action, ${JSON.stringify(rows)}::jsonb) as given
    where action.ctg_id = ${ctgId} and action.id = given.id
    returning action.id, action.version`.execute(work.tx)
  await saveLinks(work, ctgId, moves)
  await saveLeadServices(work, ctgId, moves)
  return new Map(saved.map(({ id, version }) => [id, version]))
}

type Link = Readonly<Record<string, unknown>>

/** What an action is tied to, by the table that holds it: the columns of each tie beside those of the action. */
const linksOf = {
  action_objective: ({ objectiveIds }) => objectiveIds.map((id, position) => ({ objective_id: id, position })),
  action_party: ({ partyIds }) => partyIds.map((id) => ({ party_id: id })),
  action_commune: ({ communeCodes }) => communeCodes.map((code) => ({ territory_code: code })),
  action_area: ({ areaIds }) => areaIds.map((id) => ({ area_id: id })),
  action_linked_plan: ({ linkedPlanIds }) => linkedPlanIds.map((id) => ({ linked_plan_id: id })),
  action_caf_field: ({ cafLevers }) => cafLevers.map(({ field, levers }) => ({ field, levers })),
} as const satisfies Record<string, (line: CellLine) => readonly Link[]>
const linkTables = [
  'action_objective',
  'action_party',
  'action_commune',
  'action_area',
  'action_linked_plan',
  'action_caf_field',
] as const

/** Ties of the actions whose ties changed, replaced. */
async function saveLinks({ tx }: Work, ctgId: string, moves: readonly CellMove[]): Promise<void> {
  for (const table of linkTables) {
    const linksIn = linksOf[table]
    const moved = moves.filter(
      ({ before, after }) => JSON.stringify(linksIn(before)) !== JSON.stringify(linksIn(after)),
    )
    if (moved.length === 0) continue
    const ids = moved.map(({ after }) => after.id)
    const links = moved.flatMap(({ after }) =>
      linksIn(after).map((link) => ({ ctg_id: ctgId, action_id: after.id, ...link })),
    )
    await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
    const names = Object.keys(links[0] ?? {})
    if (names.length === 0) continue
    const into = sql.join(names.map((name) => sql.ref(name)))
    await sql`
      insert into ${sql.table(table)} (${into})
      select ${into} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(links)}::jsonb)`.execute(
      tx,
    )
  }
}

/** The former lead service leaves the sheet, the new one takes its place; the others stay. */
async function saveLeadServices({ tx }: Work, ctgId: string, moves: readonly CellMove[]): Promise<void> {
  const moved = moves.filter(({ before, after }) => before.leadServiceId !== after.leadServiceId)
  if (moved.length === 0) return
  const left = moved.map(({ before }) => ({ action_id: before.id, service_id: before.leadServiceId }))
  await sql`
    delete from action_service using jsonb_to_recordset(${JSON.stringify(left)}::jsonb)
      as former (action_id uuid, service_id uuid)
    where action_service.ctg_id = ${ctgId} and action_service.action_id = former.action_id
      and action_service.service_id = former.service_id`.execute(tx)
  const links = moved.flatMap(({ after }) =>
    after.leadServiceId === null
      ? []
      : [{ ctg_id: ctgId, action_id: after.id, service_id: after.leadServiceId, is_lead: true }],
  )
  if (links.length === 0) return
  await tx
    .insertInto('action_service')
    .values(links)
    .onConflict((conflict) => conflict.columns(['ctg_id', 'action_id', 'service_id']).doUpdateSet({ is_lead: true }))
    .execute()
}
