/** Rows by their key, on a real PostgreSQL: what has another key is neither read, changed nor removed. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import type { Database } from './database.server.ts'
import { rowsOf } from './rows.server.ts'

const opened: { db?: Database } = {}
beforeAll(async () => {
  opened.db = await testDatabase()
})

const [first, second] = [randomUUID(), randomUUID()]
const setting = (key: string) => rowsOf(opened.db ?? expect.unreachable('no database'), 'instance_setting', { key })

test('a row is made, then changed, by its key; the others stay', async () => {
  await setting(first).put({ value: '1' })
  await setting(second).put({ value: '1' })
  await setting(second).put({ value: '2' })
  expect(await setting(first).get(['value'])).toEqual({ value: 1 })
  await setting(first).update({ value: '3' })
  expect(await setting(first).list(['value'])).toEqual([{ value: 3 }])
  expect(await setting(second).find(['value'])).toEqual({ value: 2 })
})

test('what is taken is told and gone; nothing is told of what is not there', async () => {
  expect(await setting(second).take(['value'])).toEqual({ value: 2 })
  expect(await setting(second).take(['value'])).toBeUndefined()
  expect(await setting(second).find(['key'])).toBeUndefined()
  await setting(second).remove()
  expect(await setting(first).find(['key'])).toEqual({ key: first })
  await setting(first).remove()
  expect(await setting(first).list(['key'])).toEqual([])
})

test('without a column, no statement is made: it would be of every row', () => {
  expect(() => rowsOf(opened.db ?? expect.unreachable('no database'), 'instance_setting', {})).toThrow(
    'without a column',
  )
})
