import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { compileOnce, type SlotOf } from './compile-once.server.ts'
import { type Database, openDatabase, openPool } from './database.server.ts'
import { everythingRestricted, nothingRestricted } from './sight.server.ts'

type Opened = { readonly db: Database; readonly pool: ReturnType<typeof openPool> }

/** A database with one table of numbers. */
async function givenNumbers(size: number): Promise<Opened> {
  const { url } = await newTestDatabase()
  const pool = openPool(url, size)
  const db = openDatabase(pool)
  await sql`create table number (value integer primary key)`.execute(db)
  return { db, pool }
}

const shared: { opened?: Opened } = {}
const opened = (): Opened => {
  if (!shared.opened) throw new Error('not opened')
  return shared.opened
}

beforeAll(async () => {
  shared.opened = await givenNumbers(3)
})
afterAll(() => opened().pool.end())

const ask = (db: Database, value: number) =>
  sql<{ value: number; backend: number }>`select ${value}::int as value, pg_backend_pid() as backend`
    .execute(db)
    .then(({ rows }) => rows[0])

test('reads asked together share a connection, and each gets its own rows', async () => {
  const { db } = opened()
  const values = [...Array(100).keys()]
  const answers = await Promise.all(values.map((value) => ask(db, value)))
  expect(answers.map((answer) => answer?.value)).toEqual(values)
  expect(new Set(answers.map((answer) => answer?.backend)).size).toBeLessThanOrEqual(3)
})

const draw = compileOnce(
  (_db, slot: SlotOf<{ readonly value: number }>) =>
    sql<{ value: number; drawn: number }>`select ${slot('value')}::int as value, random() as drawn`,
)

test('the same read asked together is asked once; with another value, or later, it is another', async () => {
  const { db } = opened()
  const [one, same, other] = await Promise.all([1, 1, 2].map((value) => draw(db, { value })))
  expect(same).toEqual(one)
  expect(same).not.toBe(one)
  expect(other?.[0]).toMatchObject({ value: 2 })
  expect(other?.[0]?.drawn).not.toBe(one?.[0]?.drawn)
  expect(await draw(db, { value: 1 })).not.toEqual(one)
})

test('the same text written twice is asked twice: it may be an act', async () => {
  const { db } = opened()
  const act = () => sql<{ drawn: number }>`select random() as drawn`.execute(db)
  const [one, other] = await Promise.all([act(), act()])
  expect(other.rows).not.toEqual(one.rows)
})

test('a read asked together by who sees restricted sheets and who does not is asked for each', async () => {
  const sights = [nothingRestricted, everythingRestricted, nothingRestricted]
  const db = openDatabase(opened().pool, [], () => sights.shift() ?? nothingRestricted)
  const [one, seeing, other] = await Promise.all([1, 1, 1].map((value) => draw(db, { value })))
  expect(seeing).not.toEqual(one)
  expect(other).toEqual(one)
})

test('a connection plans as for a base held in memory, and compiles nothing', async () => {
  const { db } = opened()
  const { rows } = await sql`select current_setting('random_page_cost') as cost, current_setting('jit') as jit`.execute(
    db,
  )
  expect(rows).toEqual([{ cost: '1.1', jit: 'off' }])
})

test('a statement that fails leaves its neighbours alone', async () => {
  const { db } = opened()
  const [before, failed, after] = await Promise.allSettled([ask(db, 1), sql`select 1 / 0`.execute(db), ask(db, 2)])
  expect(before).toMatchObject({ status: 'fulfilled', value: { value: 1 } })
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
  expect(after).toMatchObject({ status: 'fulfilled', value: { value: 2 } })
})

test('a transaction has a connection of its own: nobody reads what it has not committed', async () => {
  const { db } = opened()
  const count = async () =>
    (await sql<{ many: number }>`select count(*)::int as many from number where value < 10`.execute(db)).rows[0]?.many
  await db.transaction().execute(async (tx) => {
    await sql`insert into number values (1), (2)`.execute(tx)
    expect(await Promise.all([count(), count()])).toEqual([0, 0])
  })
  expect(await count()).toBe(2)
  const refused = db.transaction().execute(async (tx) => {
    await sql`insert into number values (3)`.execute(tx)
    throw new Error('changed my mind')
  })
  await expect(refused).rejects.toThrow('changed my mind')
  expect(await count()).toBe(2)
})

test('a change says how many rows it touched', async () => {
  const { db } = opened()
  await sql`insert into number select generate_series(100, 104)`.execute(db)
  const { numAffectedRows } = await sql`delete from number where value >= 100`.execute(db)
  expect(numAffectedRows).toBe(5n)
})

test('a connection lost fails what was asked on it, and the next one answers', async () => {
  const { db, pool } = await givenNumbers(1)
  const failed = Promise.allSettled([sql`select pg_terminate_backend(pg_backend_pid())`.execute(db), ask(db, 1)])
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask(db, 2)).toMatchObject({ value: 2 })
  await pool.end()
})

test('a pool that closed refuses, and nothing waits for ever', async () => {
  const { db, pool } = await givenNumbers(1)
  await pool.end()
  await expect(Promise.all([ask(db, 1), ask(db, 2)])).rejects.toThrow()
})

test('more is asked than a pool of one can hold: all are answered', async () => {
  const { db, pool } = await givenNumbers(1)
  const values = [...Array(500).keys()]
  const inTransaction = db.transaction().execute((tx) => sql`insert into number values (7)`.execute(tx))
  const answers = await Promise.all(values.map((value) => ask(db, value)))
  await inTransaction
  expect(answers.map((answer) => answer?.value)).toEqual(values)
  await pool.end()
})
