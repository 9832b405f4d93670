/** Writes changed and new rows of the six tables of a plan, a handful of statements whatever their number. Rules: docs/rules/taking-up.md §5. */
import { sql } from 'kysely'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Value } from '../export/plan-patches.ts'

export type RowTable = 'action' | 'action_step' | 'action_means' | 'action_measure' | 'measure_value'
type AddedTable = Exclude<RowTable, 'action'> | 'action_dependency'
export type RowPatch = { readonly id: string; readonly row: Readonly<Record<string, Value | undefined>> }

/** Each row takes its own columns; the others stay as they are. Nothing for none. */
export async function updateRows({ tx }: Work, ctgId: string, table: RowTable, patches: readonly RowPatch[]) {
  const changed = patches.filter(({ row }) => Object.keys(row).length > 0)
  const columns = [...new Set(changed.flatMap(({ row }) => Object.keys(row)))]
  if (columns.length === 0) return
  const target = sql.table(table)
  const set = columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`)
  await sql`
    update ${target} as target set ${sql.join(set)}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as asked (id uuid, "row" jsonb)
    join ${target} as former on former.ctg_id = ${ctgId} and former.id = asked.id
    cross join lateral jsonb_populate_record(former, asked."row") as given
    where target.ctg_id = ${ctgId} and target.id = former.id`.execute(tx)
}

/** New rows, each with its columns; those left out take their default. */
export async function insertRows(
  { tx }: Work,
  table: AddedTable,
  rows: readonly Readonly<Record<string, Value | undefined>>[],
) {
  // One statement by set of columns: defaults are the database's.
  for (const group of Map.groupBy(rows, (row) => Object.keys(row).toSorted().join()).values()) {
    const columns = Object.keys(group[0] ?? {}).toSorted()
    const names = sql.join(columns.map((column) => sql.ref(column)))
    await sql`
      insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(group)}::jsonb)`.execute(
      tx,
    )
  }
}

type LinkTable =
  | 'action_objective'
  | 'action_party'
  | 'action_service'
  | 'action_caf_field'
  | 'action_commune'
  | 'action_area'
  | 'action_linked_plan'

/** What actions are tied to in one table, replaced: `links` gives every tie of each action named. */
export async function replaceLinks(
  { tx }: Work,
  ctgId: string,
  table: LinkTable,
  {
    actionIds,
    links,
  }: { readonly actionIds: readonly string[]; readonly links: readonly Readonly<Record<string, Value>>[] },
): Promise<void> {
  if (actionIds.length === 0) return
  const target = sql.table(table)
  await sql`delete from ${target} where ctg_id = ${ctgId} and action_id = any(${[...actionIds]}::uuid[])`.execute(tx)
  const [first] = links
  if (!first) return
  const names = sql.join(['ctg_id', ...Object.keys(first)].map((column) => sql.ref(column)))
  const rows = links.map((link) => ({ ctg_id: ctgId, ...link }))
  await sql`
    insert into ${target} (${names})
    select ${names} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}
