/** Rows by their key, on a real PostgreSQL: what has another key is neither read, changed nor removed. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import type { Database } from './database.server.ts'
import { addMissingRows, addRows, rowsOf } from './rows.server.ts'

const opened: { db?: Database } = {}
beforeAll(async () => {
  opened.db = await testDatabase()
})

const [first, second] = [randomUUID(), randomUUID()]
const database = () => opened.db ?? expect.unreachable('no database')
const setting = (key: string) => rowsOf(database(), 'instance_setting', { key })

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

test('what is changed is told as it is now, with what an expression makes of it; nothing of what is not there', async () => {
  await addRows(database(), 'instance_setting', { key: first, value: '1' })
  const doubled = setting(first).change({ value: '4' }, (eb) => ['key', eb.cast<string>('value', 'text').as('text')])
  expect(await doubled).toEqual({ key: first, text: '4' })
  expect(await setting(second).change({ value: '4' }, ['key'])).toBeUndefined()
})

test('null in a key names the rows that have nothing there, and those alone', async () => {
  const [open, closed] = [randomUUID(), randomUUID()]
  await addRows(database(), 'person', [
    { id: open, name: 'A', email: `${open}@trame.test` },
    { id: closed, name: 'B', email: `${closed}@trame.test`, closed_at: new Date(), closed_reason: 'x' },
  ])
  expect(await rowsOf(database(), 'person', { id: open, closed_at: null }).list(['name'])).toEqual([{ name: 'A' }])
  expect(await rowsOf(database(), 'person', { id: closed, closed_at: null }).list(['name'])).toEqual([])
})

test('rows of a key are counted, and told the highest number they bear; without any, 0', async () => {
  const ofCtg = (ctgId: string) => rowsOf(database(), 'theme', { ctg_id: ctgId })
  const { ctgId } = await givenCtg(database())
  const positions = (await ofCtg(ctgId).list(['position'])).map(({ position }) => position)
  expect(await ofCtg(ctgId).count()).toBe(positions.length)
  expect(await ofCtg(ctgId).highest('position')).toBe(Math.max(...positions))
  expect([await ofCtg(first).count(), await ofCtg(first).highest('position')]).toEqual([0, 0])
})

test('rows are made, or only those that are missing; an empty list makes none', async () => {
  await addRows(database(), 'instance_setting', [])
  await addMissingRows(database(), 'instance_setting', [])
  await expect(addRows(database(), 'instance_setting', { key: first, value: '5' })).rejects.toThrow('duplicate key')
  await addMissingRows(
    database(),
    'instance_setting',
    [first, second].map((key) => ({ key, value: '5' })),
  )
  expect([await setting(first).get(['value']), await setting(second).get(['value'])]).toEqual([
    { value: 4 },
    { value: 5 },
  ])
})

test('without a column, no statement is made: it would be of every row', () => {
  expect(() => rowsOf(database(), 'instance_setting', {})).toThrow('without a column')
})
