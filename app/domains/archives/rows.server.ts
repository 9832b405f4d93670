/** The statement that reads the rows of one table as lines of an archive, and that which writes them back. */
import { type RawBuilder, sql } from 'kysely'
import { columnsLessened, columnsMadeAnew, rowsLeftOut } from './left-out.fr.ts'
import { type Column, ctgColumn, type TableShape } from './table-shape.ts'

const raw = (text: string): RawBuilder<unknown> => sql.raw(text)

/** Documents frozen with the SHA-256 of their text, and `json`, leave as the very text that is kept: a byte would count. */
export const isVerbatim = (table: TableShape, { name, type }: Pick<Column, 'name' | 'type'>): boolean =>
  type === 'json' || (type === 'jsonb' && table.columns.some((column) => column.name === `${name}_sha256`))

/** Ids are checked before; a cursor takes no parameter everywhere. */
export function rowSelect(table: TableShape, ctgId: string): RawBuilder<{ line: string }> {
  const columns = table.columns.map((column) => {
    const name = sql.id(column.name)
    if (column.leaves !== 'as-is') return sql`${raw(column.leaves.as)} as ${name}`
    const lessened = Object.entries(columnsLessened).find(([key]) => key === `${table.name}.${column.name}`)?.[1]
    if (lessened) return sql`${raw(lessened)} as ${name}`
    return isVerbatim(table, column) ? sql`kept.${name}::text as ${name}` : sql`kept.${name}`
  })
  const leaves = Object.entries(rowsLeftOut).find(([name]) => name === table.name)?.[1].leaves ?? 'true'
  const order = table.key.length > 0 ? table.key : table.columns.map(({ name }) => name)
  return sql`select row_to_json(leaving)::text as line from (
    select ${sql.join(columns)} from ${sql.id('public', table.name)} as kept
    where kept.${sql.id(ctgColumn(table.name))} = ${sql.lit(ctgId)} and (${raw(leaves)})
    order by ${sql.join(order.map((name) => sql`kept.${sql.id(name)}`))}) as leaving`
}

/** A value of a line as its column wants it. @param from the JSON of the line */
function arrivingValue(table: TableShape, column: Column): RawBuilder<unknown> {
  const { name, type } = column
  const text = sql`(${isApart(table, column) ? sql`apart` : sql`line`} ->> ${sql.lit(name)})`
  if (!type.endsWith('[]')) return sql`${text}::${raw(type)}`
  return sql`case when json_typeof(line -> ${sql.lit(name)}) = 'array'
    then array(select json_array_elements_text(line -> ${sql.lit(name)}))::${raw(type)} end`
}

/** Values whose ids are not replaced with the others of the line: frozen texts keep theirs, bytes are replaced as bytes. */
export const isApart = (table: TableShape, column: Column): boolean =>
  isVerbatim(table, column) || column.type === 'bytea'

/** What one table received, from what was read apart; columns of a circle are empty until everybody is there. */
export function arrivalInsert(table: TableShape, later: readonly string[]): RawBuilder<unknown> {
  const columns = table.columns.filter(({ name }) => !later.includes(name))
  const came = table.columns.map((column) => sql`${arrivingValue(table, column)} as ${sql.id(column.name)}`)
  const values = columns.map(({ name }) => {
    const anew = Object.entries(columnsMadeAnew).find(([key]) => key === `${table.name}.${name}`)?.[1]
    return anew ? raw(anew) : sql`came.${sql.id(name)}`
  })
  return sql`insert into ${sql.id('public', table.name)} (${sql.join(columns.map(({ name }) => sql.id(name)))})
    select ${sql.join(values)} from (
      select line_rank, ${sql.join(came)} from pg_temp.arriving where of_table = ${table.name}) as came order by line_rank`
}

/** Fills the columns of a circle. */
export function arrivalUpdate(table: TableShape, later: readonly string[]): RawBuilder<unknown> {
  const named = table.columns.filter(({ name }) => later.includes(name) || table.key.includes(name))
  const came = named.map((column) => sql`${arrivingValue(table, column)} as ${sql.id(column.name)}`)
  const same = table.key.map((name) => sql`kept.${sql.id(name)} = came.${sql.id(name)}`)
  return sql`update ${sql.id('public', table.name)} as kept
    set ${sql.join(later.map((name) => sql`${sql.id(name)} = came.${sql.id(name)}`))}
    from (select ${sql.join(came)} from pg_temp.arriving where of_table = ${table.name}) as came
    where ${sql.join(same, sql` and `)} and (${sql.join(
      later.map((name) => sql`came.${sql.id(name)} is not null`),
      sql` or `,
    )})`
}
