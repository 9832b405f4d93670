import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findOrCreatePerson } from '#app/domains/accounts/steps.server.ts'
import { type Database, openDatabase } from '#app/kernel/database.server.ts'
import { owners } from '../db/owners.ts'
import { newTestDatabase, testPool } from './database.server.ts'
import { refusalOfStatement } from './house/table-rules.ts'
import { askerAmong, tableGuard } from './table-guard.ts'

const ctgId = '00000000-0000-4000-8000-000000000001'

/** A database asked as if by that file. */
const askedBy = async (file: string): Promise<Database> =>
  openDatabase(await testPool(), [tableGuard(refusalOfStatement, () => file)])

test('every table has an owner, and every owner a table', async () => {
  const { pool } = await newTestDatabase()
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migration'`,
  )
  await pool.end()
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(owners).sort())
})

describe('in tests, a statement is refused', () => {
  const cases: readonly [string, string, (db: Database) => Promise<unknown>, string][] = [
    [
      'that writes the table of another slice',
      'app/domains/plan/a.server.ts',
      (db) => db.updateTable('party').set({ name: 'x' }).where('ctg_id', '=', ctgId).execute(),
      'plan writes party',
    ],
    [
      'that adds to it',
      'app/domains/plan/a.server.ts',
      (db) =>
        db
          .insertInto('acting_as')
          .expression((eb) => eb.selectFrom('acting_as').selectAll())
          .execute(),
      'plan writes acting_as',
    ],
    [
      'that takes from it, in SQL',
      'app/http/a.server.ts',
      (db) => sql`delete from party where false`.execute(db),
      'http writes party',
    ],
    [
      'that reads the table of a slice above',
      'app/domains/ctg/a.server.ts',
      (db) => db.selectFrom('action').select('id').where('ctg_id', '=', ctgId).execute(),
      'ctg reads action',
    ],
    [
      'that reads it in a sub-query',
      'app/domains/ctg/a.server.ts',
      (db) =>
        db
          .selectFrom('party')
          .select((eb) => eb.exists(eb.selectFrom('action').select('id')).as('is'))
          .execute(),
      'ctg reads action',
    ],
    [
      'that joins it',
      'app/domains/ctg/a.server.ts',
      (db) => db.selectFrom('ctg').leftJoin('action', 'action.ctg_id', 'ctg.id').select('ctg.id').execute(),
      'ctg reads action',
    ],
    [
      'that reads it in SQL inside Kysely',
      'app/domains/ctg/a.server.ts',
      (db) => db.selectFrom('ctg').select(sql`(select count(*) from action)`.as('count')).execute(),
      'ctg reads action',
    ],
    [
      'that names it by a variable',
      'app/domains/ctg/a.server.ts',
      (db) => sql`delete from ${sql.table(['action'].join(''))} where false`.execute(db),
      'ctg writes action',
    ],
    [
      'that names it with its schema',
      'app/domains/ctg/a.server.ts',
      (db) => sql`select from ${sql.id('public', 'action')} where false`.execute(db),
      'ctg reads action',
    ],
  ]
  test.each(cases)('%s', async (_title, file, ask, why) => {
    await expect(ask(await askedBy(file))).rejects.toThrow(`${file}: ${why}`)
  })

  test('and passes from its own slice, from above, and from a test', async () => {
    const read = (db: Database) => db.selectFrom('party').select('id').where('ctg_id', '=', ctgId).execute()
    expect(await read(await askedBy('app/domains/ctg/a.server.ts'))).toEqual([])
    expect(await read(await askedBy('app/domains/plan/a.server.ts'))).toEqual([])
    const guarded = openDatabase(await testPool(), [tableGuard(() => 'refused')])
    expect(await read(guarded)).toEqual([])
  })
})

describe('who asks', () => {
  test('is told by the stack, before an await and after it', async () => {
    const asked: string[] = []
    const db = openDatabase(await testPool(), [
      tableGuard((file, { act, table }) => {
        asked.push(`${file} ${act} ${table}`)
        return undefined
      }),
    ])
    const person = { email: `${crypto.randomUUID()}@exemple.fr`, name: 'Odile' }
    await db.transaction().execute(async (tx) => {
      const work = { tx, at: new Date(), newId: () => crypto.randomUUID() }
      await findOrCreatePerson(work, person)
      await findOrCreatePerson(work, person)
      await tx.deleteFrom('person').where('email', '=', person.email).execute()
    })
    const file = 'app/domains/accounts/steps.server.ts'
    expect(asked).toEqual([`${file} write person`, `${file} write person`, `${file} read person`])
  })
  test('is the first of our files, but where statements are compiled once', () => {
    const at = (file: string) => path.resolve(import.meta.dirname, '..', file)
    const once = at('app/kernel/compile-once.server.ts')
    const plan = 'app/domains/plan/queries.server.ts'
    expect(askerAmong([at('node_modules/kysely/index.js'), once, `file://${at(plan)}`, at('app/http/a.ts')])).toBe(plan)
    expect(askerAmong([at('test/a.server.test.ts'), at(plan)])).toBeUndefined()
    expect(askerAmong(['node:internal/process'])).toBeUndefined()
  })
})
