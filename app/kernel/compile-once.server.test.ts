import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { compileOnce, type SlotOf } from './compile-once.server.ts'

type Filter = { readonly code: string; readonly kinds: readonly string[]; readonly name: string | null }

const built = { times: 0 }
const askTerritories = compileOnce((db, slot: SlotOf<Filter>) => {
  built.times += 1
  const name = sql`${slot('name')}::text`
  return db
    .selectFrom('territory')
    .select(['code', 'name'])
    .where('code', '=', slot('code'))
    .where(sql<boolean>`kind = any(${slot('kinds')})`)
    .where(sql<boolean>`(${name} is null or name = ${name})`)
    .where('name', '<>', 'a value of its own')
})

test('a read compiled once answers for the values of each call, also in a transaction', async () => {
  const db = await testDatabase()
  const anyName = { kinds: ['commune', 'departement'], name: null }
  const gennevilliers = [{ code: '92036', name: 'Gennevilliers' }]
  expect(await askTerritories(db, { code: '92036', ...anyName })).toEqual(gennevilliers)
  expect(await askTerritories(db, { code: '92004', ...anyName })).toMatchObject([{ name: 'Asnières-sur-Seine' }])
  expect(await askTerritories(db, { code: '92036', kinds: ['departement'], name: null })).toEqual([])
  expect(await askTerritories(db, { ...anyName, code: '92036', name: 'Clichy' })).toEqual([])
  await db.transaction().execute(async (transaction) => {
    expect(await askTerritories(transaction, { code: '92036', ...anyName })).toEqual(gennevilliers)
  })
  expect(built.times).toBe(1)
})
