import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { type PersonalColumn, personalColumns } from './personal-columns.ts'

export const canary = 'Zéphyrine Canari-Témoin'
export const canaryAddress = 'zephyrine.canari@exemple.fr'

type Place = { readonly table: string; readonly column: string; readonly type: string }

const listPlaces = async (db: Database): Promise<readonly Place[]> =>
  (
    await sql<Place>`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'bytea')`.execute(db)
  ).rows

/** Every column of the database that holds these words somewhere, as `table.column`. */
export async function whereFound(db: Database, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const { table, column, type } of await listPlaces(db)) {
    const text = type === 'bytea' ? sql`encode(${sql.id(column)}, 'escape')` : sql`${sql.id(column)}::text`
    const { rows } = await sql`select from ${sql.id('public', table)}
      where exists (select from unnest(${words}::text[]) as canary where position(canary in ${text}) > 0) limit 1`.execute(
      db,
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

type Blank = { readonly column: string; readonly type: string; readonly enumerated: string | null }

const blankOf = (ctgId: string, { column, type, enumerated }: Blank) => {
  if (column === 'ctg_id') return sql`${ctgId}`
  if (enumerated !== null) return sql`${enumerated}`
  if (/sha256|_hash|proof/.test(column)) return sql`${'a'.repeat(64)}`
  if (type === 'uuid') return sql`gen_random_uuid()`
  if (type.startsWith('timestamp') || type === 'date') return sql`${'2029-01-01'}`
  if (type === 'boolean') return sql`true`
  if (type.startsWith('json')) return sql`'{}'`
  if (type === 'ARRAY') return sql`'{}'`
  return type === 'text' ? sql`${'Mot'}` : sql`1`
}

/** A row of whatever shape in a table that has none, so that she may be written there; checks still hold. */
async function fill(tx: Transaction, ctgId: string, table: string): Promise<void> {
  const { rows: some } = await sql`select from ${sql.id('public', table)} limit 1`.execute(tx)
  if (some.length > 0) return
  const { rows: columns } = await sql<Blank>`
    select column_name as column, data_type as type, (select min(enumlabel) from pg_enum
      join pg_type on pg_type.oid = enumtypid where typname = udt_name) as enumerated
    from information_schema.columns where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO'
      and is_identity = 'NO' and (column_default is null or data_type = 'text')`.execute(tx)
  const names = sql.join(columns.map(({ column }) => sql.id(column)))
  await sql`insert into ${sql.id('public', table)} (${names}) values (${sql.join(columns.map((column) => blankOf(ctgId, column)))})`.execute(
    tx,
  )
}

const plantedValue = ({ holds }: PersonalColumn, personId: string) => {
  if (holds === 'account') return sql`${personId}::uuid`
  if (holds === 'address') return sql`${canaryAddress}`
  return holds === 'json' ? sql`jsonb_build_object('by', ${canary}::text)` : sql`${canary}`
}

type Whom = { readonly ctgId: string; readonly personId: string }

/** Writes her in one column, as if she had been written there one day: keys and triggers look away, checks do not. */
async function plantIn(
  tx: Transaction,
  { ctgId, personId }: Whom,
  key: string,
  known: PersonalColumn,
): Promise<boolean> {
  const [table = '', column = ''] = key.split('.')
  await sql`set local session_replication_role = replica`.execute(tx)
  await fill(tx, ctgId, table)
  const { only, beside, addressed } = known
  const set = [
    sql`${sql.id(column)} = ${plantedValue(known, personId)}`,
    // The day from which it is held no more, or has left.
    ...(only?.includes(' is not null') ? [sql`${sql.id(only.split(' ')[0] ?? '')} = '2026-02-01'`] : []),
    ...(beside ? [sql`${sql.id(beside)} = ${personId}::uuid`] : []),
    ...(addressed && !beside ? [sql`${sql.id(addressed)} = ${canaryAddress}`] : []),
  ]
  const { numAffectedRows = 0n } = await sql`update ${sql.id('public', table)} set ${sql.join(set)}
    where ctid = (select ctid from ${sql.id('public', table)} order by ctid desc limit 1)`.execute(tx)
  return numAffectedRows > 0n
}

/** Writes her wherever the table says that a person may be named. @returns columns that cannot hold her in this fixture */
export async function plant(db: Database, whom: Whom): Promise<readonly string[]> {
  const left: string[] = []
  for (const [key, known] of Object.entries(personalColumns)) {
    if (key.startsWith('person.') || key.startsWith('person_reduction.')) continue
    const isPlanted = await db
      .transaction()
      .execute((tx) => plantIn(tx, whom, key, known))
      .catch(() => false)
    if (!isPlanted) left.push(key)
  }
  return left
}
