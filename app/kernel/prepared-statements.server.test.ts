import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { newTestDatabase } from '#test/database.server.ts'

/** A database with a single connection, whose prepared statements can be read; its counter starts anew. */
async function oneConnection() {
  vi.resetModules()
  const { openDatabase, openPool } = await import('./database.server.ts')
  const { url } = await newTestDatabase()
  const pool = openPool(url, 1)
  const db = openDatabase(pool)
  const preparedTexts = async () =>
    (await pool.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(
      (row) => row.statement,
    )
  return { db, pool, preparedTexts }
}

test('a read asked often is prepared, and answers as before', async () => {
  const { db, pool, preparedTexts } = await oneConnection()
  const ask = (name: string) => db.selectFrom('territory').select('code').where('name', '=', name).execute()
  for (let time = 0; time < 3; time += 1) await ask('Gennevilliers')
  expect(await preparedTexts()).toEqual([])
  expect(await ask('Gennevilliers')).toEqual(await ask('Gennevilliers'))
  expect(await ask('nulle part')).toEqual([])
  expect(await preparedTexts()).toEqual([expect.stringContaining('from "territory"')])
  await pool.end()
})

test('neither a write nor a read of every column is', async () => {
  const { db, pool, preparedTexts } = await oneConnection()
  for (let time = 0; time < 6; time += 1) {
    await db.selectFrom('ctg').selectAll().where('name', '=', 'aucune').execute()
    await db.updateTable('ctg').set({ name: 'autre' }).where('name', '=', 'aucune').execute()
  }
  expect(await preparedTexts()).toEqual([])
  await pool.end()
})

test('a column added meanwhile breaks no read', async () => {
  const { db, pool } = await oneConnection()
  const ask = () => db.selectFrom('ctg').select(['id', 'name']).where('name', '=', 'aucune').execute()
  for (let time = 0; time < 6; time += 1) await ask()
  await sql`alter table ctg add column added_later text`.execute(db)
  expect(await ask()).toEqual([])
  await pool.end()
})

test('a read about more things than a page shows is planned for their number, each time', async () => {
  const { db, pool, preparedTexts } = await oneConnection()
  const ask = (count: number) => {
    const codes = Array.from({ length: count }, (_, index) => String(92_001 + index))
    return sql<{ code: string }>`select code from territory where code = any(${codes}::text[])`.execute(db)
  }
  for (let time = 0; time < 6; time += 1) await ask(51)
  expect(await preparedTexts()).toEqual([])
  for (let time = 0; time < 6; time += 1) await ask(50)
  expect(await preparedTexts()).toEqual([expect.stringContaining('any(')])
  expect((await ask(51)).rows).toEqual(expect.arrayContaining((await ask(50)).rows))
  await pool.end()
})
