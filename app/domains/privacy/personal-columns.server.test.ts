/** The table of what names people is that of the real schema. Rules: docs/rules/privacy.md §3. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { unguardedDatabase } from '#test/database.server.ts'
import { mayName, namelessColumns } from './columns/nameless.fixture.ts'
import { listPersonalColumns, personalColumns } from './personal-columns.ts'

type Column = { readonly key: string; readonly column: string; readonly type: string; readonly isOfPerson: boolean }
const schema: { columns: readonly Column[] } = { columns: [] }

beforeAll(async () => {
  const { rows } = await sql<Column>`
    select columns.table_name || '.' || columns.column_name as key, columns.column_name as column, data_type as type,
      exists (
        select from pg_constraint as tie
        join pg_attribute as part on part.attrelid = tie.conrelid and part.attnum = any(tie.conkey)
        where tie.contype = 'f' and tie.confrelid = 'public.person'::regclass
          and tie.conrelid = format('public.%I', columns.table_name)::regclass and part.attname = columns.column_name
      ) as "isOfPerson"
    from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'`.execute(
    await unguardedDatabase(),
  )
  schema.columns = rows
})

const unsaid = (columns: readonly Column[]): readonly string[] =>
  columns
    .filter(({ column, type, isOfPerson }) => isOfPerson || mayName(column, type))
    .map(({ key }) => key)
    .filter((key) => !(key in personalColumns) && !namelessColumns.has(key))
    .toSorted()

describe('every column that may name a person', () => {
  test('is in the table of what becomes of it, or said to name nobody', () => {
    expect(unsaid(schema.columns)).toEqual([])
  })

  test.each([
    ['planted_by', 'text', false],
    ['email', 'text', false],
    ['facts', 'jsonb', false],
    ['anything', 'uuid', true],
  ])('a new one called %s (%s) is seen', (column, type, isOfPerson) => {
    const planted = { key: `planted.${column}`, column, type, isOfPerson }
    expect(unsaid([...schema.columns, planted])).toEqual([planted.key])
  })

  test('an account is never said to name nobody', () => {
    expect(schema.columns.filter(({ key, isOfPerson }) => isOfPerson && namelessColumns.has(key))).toEqual([])
  })
})

test('both lists name columns that exist, each once', () => {
  const known = new Set(schema.columns.map(({ key }) => key))
  const columns = [...Object.keys(personalColumns), ...namelessColumns]
  expect(columns.filter((key) => !known.has(key))).toEqual([])
  expect(Object.keys(personalColumns).filter((key) => namelessColumns.has(key))).toEqual([])
})

test('what stays says why, and what is beside an account is in the same table', () => {
  for (const { table, column, fate, why, beside } of listPersonalColumns()) {
    expect([`${table}.${column}`, fate === 'stays', why !== undefined]).toEqual([
      `${table}.${column}`,
      fate === 'stays',
      fate === 'stays',
    ])
    if (beside !== undefined)
      expect(
        schema.columns.some(({ key }) => key === `${table}.${beside}`),
        `${table}.${beside}`,
      ).toBe(true)
  }
})
