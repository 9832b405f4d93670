/** Writes the rows of sheets and what they are tied to: what differs only, a handful of statements whatever their number. */
import { sql } from 'kysely'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import type { SheetState } from './settle.ts'
import { columnOf, fieldNames } from './sheet-columns.ts'
import { insertRows, updateRows } from './write-rows.server.ts'

export type WrittenSheet = SheetState & { readonly id: string; readonly version: number }
type Writing = Pick<AuthoredWork, 'tx'>
type Row = Readonly<Record<string, unknown>>

const columns = [...fieldNames, 'status', 'isWatched', 'isRestricted', 'lastReportOn', 'externalId', 'version'].map(
  (name) => [name, columnOf(name)] as const,
)

/** A sheet as the columns of its row. */
const rowOf = (sheet: Row): Row => Object.fromEntries(columns.map(([name, column]) => [column, sheet[name]]))

/** What a sheet is tied to, by the table that holds it: the columns of each tie beside those of the action. */
const tiesOf = {
  action_objective: ({ objectiveIds }) => objectiveIds.map((id, position) => ({ objective_id: id, position })),
  action_party: ({ partyIds }) => partyIds.map((id) => ({ party_id: id })),
  action_service: ({ leadServiceIds, otherServiceIds }) => [
    ...leadServiceIds.map((id) => ({ service_id: id, is_lead: true })),
    ...otherServiceIds.map((id) => ({ service_id: id, is_lead: false })),
  ],
  action_commune: ({ communeCodes }) => communeCodes.map((code) => ({ territory_code: code })),
  action_area: ({ areaIds }) => areaIds.map((id) => ({ area_id: id })),
  action_linked_plan: ({ linkedPlanIds }) => linkedPlanIds.map((id) => ({ linked_plan_id: id })),
  action_caf_field: ({ cafLevers }) => cafLevers.map(({ field, levers }) => ({ field, levers })),
} as const satisfies Record<string, (sheet: SheetState) => readonly Row[]>
type TieTable = keyof typeof tiesOf
const tieTables = [
  'action_objective',
  'action_party',
  'action_service',
  'action_commune',
  'action_area',
  'action_linked_plan',
  'action_caf_field',
] as const satisfies readonly TieTable[]

/** @param positions of those that come elsewhere in the plan, by id */
export async function writeSheets(
  work: Writing,
  ctgId: string,
  moves: readonly { readonly before: WrittenSheet; readonly after: WrittenSheet }[],
  positions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = moves.map(({ before, after }) => {
    const [former, row] = [rowOf(before), rowOf(after)]
    const changed = Object.entries(row).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(former[column]),
    )
    const position = positions.get(after.id)
    return { id: after.id, row: { ...Object.fromEntries(changed), ...(position !== undefined && { position }) } }
  })
  await updateRows(work, ctgId, 'action', rows)
  for (const table of tieTables) await replaceTies(work, ctgId, table, moves)
}

type NewRow = { readonly sheet: WrittenSheet; readonly row: Row }

/** @param created each with the columns of its row that no form knows */
export async function insertSheets(work: Writing, ctgId: string, created: readonly NewRow[]): Promise<void> {
  await insertRows(
    work,
    'action',
    created.map(({ sheet, row }) => ({ ctg_id: ctgId, id: sheet.id, ...rowOf(sheet), ...row })),
  )
  for (const table of tieTables)
    await insertTies(
      work,
      ctgId,
      table,
      created.map(({ sheet }) => sheet),
    )
}

/** Ties of the sheets whose ties changed. */
async function replaceTies(
  { tx }: Writing,
  ctgId: string,
  table: TieTable,
  moves: readonly { readonly before: WrittenSheet; readonly after: WrittenSheet }[],
): Promise<void> {
  const isSame = ({ before, after }: (typeof moves)[number]) =>
    JSON.stringify(tiesOf[table](before)) === JSON.stringify(tiesOf[table](after))
  const moved = moves.filter((move) => !isSame(move))
  const tied = moved.filter(({ before }) => tiesOf[table](before).length > 0).map(({ before }) => before.id)
  if (tied.length > 0) await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('action_id', 'in', tied).execute()
  await insertTies(
    { tx },
    ctgId,
    table,
    moved.map(({ after }) => after),
  )
}

async function insertTies({ tx }: Writing, ctgId: string, table: TieTable, sheets: readonly WrittenSheet[]) {
  const ties = sheets.flatMap((sheet) =>
    tiesOf[table](sheet).map((tie) => ({ ctg_id: ctgId, action_id: sheet.id, ...tie })),
  )
  if (ties.length === 0) return
  const names = sql.join(Object.keys(ties[0] ?? {}).map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(ties)}::jsonb)`.execute(
    tx,
  )
}
