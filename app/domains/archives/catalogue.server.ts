/** The tables that make a CTG, as the catalogue of the database says them today: a new one leaves without anybody thinking of it. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { columnsLeftOut, referenceTables, tablesLeftOut } from './left-out.fr.ts'
import type { Column, Link, TableShape } from './table-shape.ts'

type RawTable = Omit<TableShape, 'columns'> & {
  readonly columns: readonly (Omit<Column, 'leaves'> & { readonly isMade: boolean })[]
}

const readTables = sql<RawTable>`
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'isNullable', not attnotnull,
        'hasDefault', atthasdef, 'comment', col_description(c.oid, attnum), 'isMade', attgenerated <> '' or attidentity <> '') order by attnum)
      from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
    coalesce((select json_agg(json_build_object('to', target.relname,
        'columns', (select json_agg(a.attname order by o) from unnest(con.conkey) with ordinality k (n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n),
        'toColumns', (select json_agg(a.attname order by o) from unnest(con.confkey) with ordinality k (n, o) join pg_attribute a on a.attrelid = target.oid and a.attnum = k.n)) order by con.conname)
      from pg_constraint con join pg_class target on target.oid = con.confrelid where con.contype = 'f' and con.conrelid = c.oid), '[]') as links,
    coalesce((select json_agg(a.attname order by o) from pg_constraint con, unnest(con.conkey) with ordinality k (n, o), pg_attribute a
      where con.conrelid = c.oid and con.contype = 'p' and a.attrelid = c.oid and a.attnum = k.n), '[]') as key
  from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition and (c.relname = 'ctg' or exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'ctg_id' and not a.attisdropped))
  order by 1`

/** Every table of a CTG, those left out too: for the test that asks the reason of each. */
export const readCtgTables = async (db: Reader): Promise<readonly RawTable[]> => (await readTables.execute(db)).rows

const isOwn = (table: string, { columns, to, toColumns }: Link): boolean =>
  // A key that carries the CTG of the row stays inside it; another one leads to the country, or to another CTG.
  to === 'ctg' ? columns[0] === 'ctg_id' && table !== 'ctg' : columns[toColumns.indexOf('ctg_id')] === 'ctg_id'

/** Whether what a key leads to is in the archive, or known everywhere. */
function isFollowed(table: string, link: Link, leaving: ReadonlySet<string>): boolean {
  if (link.to === 'person' || referenceTables.some((name) => name === link.to)) return true
  return leaving.has(link.to) && isOwn(table, link)
}

function columnOf(table: RawTable, column: RawTable['columns'][number], cut: readonly Link[]): Column {
  const { isMade: _, ...shown } = column
  const named = Object.entries(columnsLeftOut).find(([name]) => name === `${table.name}.${column.name}`)?.[1]
  if (named) return { ...shown, leaves: { as: named.as } }
  const isCut = column.name !== 'ctg_id' && cut.some(({ columns }) => columns.includes(column.name))
  if (isCut && !column.isNullable)
    throw new Error(`${table.name}.${column.name} leads out of the CTG and may not be empty: say why in left-out.fr.ts`)
  return { ...shown, leaves: isCut ? { as: 'null' } : 'as-is' }
}

/** What leaves, in alphabetical order. @throws Error when a column leads out of the CTG and cannot be emptied */
export async function readLeavingTables(db: Reader): Promise<readonly TableShape[]> {
  const raw = await readCtgTables(db)
  const leavingTables = raw.filter(({ name }) => !(name in tablesLeftOut))
  const leaving = new Set(leavingTables.map(({ name }) => name))
  return leavingTables.map((table) => {
    const cut = table.links.filter((link) => !isFollowed(table.name, link, leaving))
    const columns = table.columns.filter(({ isMade }) => !isMade).map((column) => columnOf(table, column, cut))
    return { ...table, columns, links: table.links.filter((link) => !cut.includes(link)) }
  })
}
