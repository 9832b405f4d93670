import { describe, expect, test } from 'vitest'
import { givenCtg } from './ctg-fixture.server.ts'
import { newTestDatabase, testDatabase } from './database.server.ts'

describe('the database of a test', () => {
  test('is migrated, and the same for a whole worker', async () => {
    const db = await testDatabase()
    const { ctgId } = await givenCtg(db)
    const again = await testDatabase()
    expect(await again.selectFrom('ctg').select('name').where('id', '=', ctgId).execute()).toEqual([
      { name: 'CTG de test' },
    ])
  })

  test('is one’s own when asked for', async () => {
    const { db, pool } = await newTestDatabase()
    expect(await db.selectFrom('ctg').select('id').execute()).toEqual([])
    await pool.end()
  })
})
