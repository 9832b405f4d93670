/** Rows of a backup, poured into the tables of their time by COPY: no other statement takes as many in as little time. */
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { StartError } from '../start-error.ts'
import { backupLabels } from './labels.fr.ts'

/**
 * A row as PostgreSQL writes it (a composite literal) is a line of CSV, out of its parentheses and with its backslashes single
 * again: both leave empty what is null, quote what is empty, and double the quotes.
 */
export const csvOf = (rows: readonly string[]): string =>
  rows.map((row) => `${row.slice(1, -1).replaceAll('\\\\', '\\')}\n`).join('')

/** Tables with generated columns → their other columns, since PostgreSQL refuses a value for a generated one. */
export type MadeTables = ReadonlyMap<string, readonly string[]>

export async function listMadeTables(client: pg.Client): Promise<MadeTables> {
  const { rows } = await client.query<{ table: string; columns: readonly string[] }>(
    `select relname as table, array_agg(quote_ident(attname) order by attnum) filter (where attgenerated = '') as columns
     from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
     group by relname having bool_or(attgenerated <> '')`,
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

type Rows = { readonly table: string; readonly rows: readonly string[] }

/** Into a table emptied in the transaction under way. @throws StartError when a row is more or less than one */
export async function loadRows(client: pg.Client, { table, rows }: Rows, made: MadeTables): Promise<void> {
  const columns = made.get(table)
  const count = await (columns ? insertRows(client, { table, rows }, columns) : pourRows(client, { table, rows }))
  if (count !== rows.length) throw new StartError(backupLabels.notOneRow(table))
}

/** `freeze`: nobody sees these rows before the transaction ends, so that no page has to find out later whether it did. */
async function pourRows(client: pg.Client, { table, rows }: Rows): Promise<number> {
  const copy = client.query(copyFrom(`copy public.${table} from stdin (format csv, freeze true)`))
  await pipeline([csvOf(rows)], copy)
  return copy.rowCount
}

async function insertRows(client: pg.Client, { table, rows }: Rows, columns: readonly string[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into public.${table} (${columns.join(', ')}) overriding system value
     select ${columns.map((column) => `(r.row).${column}`).join(', ')}
     from (select text::public.${table} as row from unnest($1::text[]) as text offset 0) r`,
    [rows],
  )
  return rowCount ?? 0
}
