/** What a library that commits by itself leaves of its savepoints on the connection that it is lent. */
import type pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'
import { insideTransaction } from './inside-transaction.server.ts'

const { pool } = await newTestDatabase()
afterAll(() => pool.end())

/** @returns whether this savepoint still stands */
async function stands(client: pg.ClientBase, name: string): Promise<boolean> {
  await client.query('savepoint asked')
  const isThere = await client.query(`release savepoint ${name}`).then(
    () => true,
    () => false,
  )
  await client.query(isThere ? 'select 1' : 'rollback to savepoint asked')
  return isThere
}

const works: readonly (readonly [string, readonly string[]])[] = [
  ['a statement', ['select 1']],
  ['a statement that fails', ['select 1 / 0']],
  ['what it commits', ['begin', 'select 1', 'commit']],
  ['what it takes back', ['begin', 'select 1 / 0', 'rollback']],
]
test.each(works)('after %s, no savepoint stands, and what was there before does', async (_what, statements) => {
  const client = await pool.connect()
  onTestFinished(() => client.release(true))
  await client.query('begin; create temporary table before (id integer) on commit drop')
  const lent = await insideTransaction(pool, client).connect()
  for (const statement of statements) await lent.query(statement).catch(() => undefined)
  expect([await stands(client, 'statement'), await stands(client, 'inside')]).toEqual([false, false])
  expect((await client.query('select id from before')).rows).toEqual([])
})
