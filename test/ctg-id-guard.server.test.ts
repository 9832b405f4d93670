import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
const ctgId = '00000000-0000-4000-8000-000000000001'

beforeAll(async () => {
  given.db = await testDatabase()
})

describe('in tests, a statement on the rows of a CTG', () => {
  test('is refused when it does not say which CTG', async () => {
    await expect(db().selectFrom('finding').select('id').where('id', '=', ctgId).execute()).rejects.toThrow(
      'without ctg_id',
    )
    await expect(db().updateTable('finding').set({ title: 'x' }).where('id', '=', ctgId).execute()).rejects.toThrow(
      'without ctg_id',
    )
    await expect(db().deleteFrom('finding').where('id', '=', ctgId).execute()).rejects.toThrow('without ctg_id')
  })
  test('is refused when only its sub-query forgets', async () => {
    const forgetful = db()
      .selectFrom('issue')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('theme_id', 'in', (eb) => eb.selectFrom('theme').select('id').where('name', '=', 'x'))
    await expect(forgetful.execute()).rejects.toThrow('on theme without ctg_id')
  })
  test('is refused when it would move a row to another CTG', async () => {
    await expect(
      db().updateTable('finding').set({ ctg_id: ctgId }).where('ctg_id', '=', ctgId).execute(),
    ).rejects.toThrow('never changed')
  })
  test('passes when it says so, and for what belongs to no CTG', async () => {
    expect(await db().selectFrom('finding').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
    expect(await db().selectFrom('territory').select('code').where('code', '=', '92036').execute()).toHaveLength(1)
    await sql`select 1`.execute(db())
  })
  test('passes for a personal link found by the hash of its token, and for nothing else of it', async () => {
    const links = db().selectFrom('report_link').select('ctg_id')
    expect(await links.where('token_hash', '=', 'f'.repeat(64)).execute()).toEqual([])
    await expect(links.where('id', '=', ctgId).execute()).rejects.toThrow('without ctg_id')
    const revoked = db().updateTable('report_link').set({ revoked_at: new Date() })
    await expect(revoked.where('token_hash', '=', 'f'.repeat(64)).execute()).rejects.toThrow('without ctg_id')
  })
})
