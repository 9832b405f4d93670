/** Writes changed and new rows of sheets and of their parts, a handful of statements whatever their number. */
import { sql } from 'kysely'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'

type Table = 'action' | PartTable | 'measure_value' | 'action_dependency'
export type PartTable = 'action_step' | 'action_means' | 'action_measure'
type Row = Readonly<Record<string, unknown>>
export type RowPatch = { readonly id: string; readonly row: Row }
type Writing = Pick<AuthoredWork, 'tx'>

/** Each row takes its own columns; the others stay as they are. Nothing for none. */
export async function updateRows({ tx }: Writing, ctgId: string, table: Table, patches: readonly RowPatch[]) {
  const changed = patches.filter(({ row }) => Object.keys(row).length > 0)
  const columns = [...new Set(changed.flatMap(({ row }) => Object.keys(row)))]
  if (columns.length === 0) return
  const target = sql.table(table)
  const set = columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`)
  await sql`
    update ${target} as target set ${sql.join(set)}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as wanted (id uuid, "row" jsonb)
    join ${target} as former on former.ctg_id = ${ctgId} and former.id = wanted.id
    cross join lateral jsonb_populate_record(former, wanted."row") as given
    where target.ctg_id = ${ctgId} and target.id = former.id`.execute(tx)
}

/** New rows, each with its columns; those left out take their default. */
export async function insertRows({ tx }: Writing, table: Table, rows: readonly Row[]) {
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
