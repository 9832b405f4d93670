/** The people of a CTG: whoever one of its rows names by her account. Name and address only; never a password nor another mandate. */
import { type RawBuilder, sql } from 'kysely'
import { personColumnsOf, type TableShape } from './table-shape.ts'

export function selectPeople(tables: readonly TableShape[], ctgId: string): RawBuilder<{ line: string }> {
  const named = tables.flatMap((table) =>
    personColumnsOf(table).map(
      (column) => sql`select ${sql.id(column)} from ${sql.id('public', table.name)} where ctg_id = ${sql.lit(ctgId)}`,
    ),
  )
  return sql`select row_to_json(leaving)::text as line from (
    select id, name, email from public.person where id in (${sql.join(named, sql` union `)}) order by id) as leaving`
}
