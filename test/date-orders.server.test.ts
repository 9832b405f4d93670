/** Days that a form takes, typed in an order that cannot be: refused where it is typed with a sentence, or accepted by a rule written beside. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { commands } from '#app/kernel/transaction.server.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { dateOrders, daysAlone } from './date-orders.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const root = path.resolve(import.meta.dirname, '..')
const commandFiles = fs.globSync(['app/domains/**/commands/*.server.ts'], { cwd: root })
await Promise.all(commandFiles.map((file) => import(path.resolve(root, file))))

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The days in a schema, by their paths: wherever Zod says `format: 'date'`. */
function daysIn(schema: unknown, name = ''): readonly string[] {
  const inner = isRecord(schema) && isRecord(schema._zod) ? schema._zod.def : undefined
  if (!isRecord(inner)) return []
  const shape = isRecord(inner.shape) ? Object.entries(inner.shape) : []
  const options = Array.isArray(inner.options) ? inner.options : []
  const under = ['in', 'out', 'innerType', 'element', 'left', 'right', 'valueType'].map((part) => inner[part])
  return [
    ...(inner.format === 'date' ? [name] : []),
    ...shape.flatMap(([field, value]) => daysIn(value, name === '' ? field : `${name}.${field}`)),
    ...[...under, ...options].flatMap((one) => daysIn(one, name)),
  ]
}

const dated = [...commands.values()]
  .map(({ commandName, input }) => ({ name: commandName, days: [...new Set(daysIn(input))] }))
  .filter(({ name, days }) => days.length > 0 && !daysAlone.has(name))

const pairKey = (days: readonly string[]): string => days.toSorted().join(' ')

describe('the days that forms take', () => {
  test('are all in the table, and every two of one form', () => {
    expect(dated.length).toBeGreaterThan(45)
    const wanted = dated.flatMap(({ name, days }) =>
      days.length === 1
        ? [`${name}: ${days[0]}`]
        : days.flatMap((one, at) => days.slice(at + 1).map((other) => `${name}: ${pairKey([one, other])}`)),
    )
    const said = Object.entries(dateOrders).flatMap(([name, orders]) =>
      orders.map(({ days }) => `${name}: ${pairKey(days)}`),
    )
    expect(wanted.filter((one) => !said.includes(one))).toEqual([])
    const known = new Set(dated.map(({ name }) => name))
    expect(Object.keys(dateOrders).filter((name) => !known.has(name))).toEqual([])
  })
})

/** Sentences of a form that comes back: at the field, and for the whole. */
const sentenceAt = (page: string, field: string): string | undefined =>
  page.match(new RegExp(`<p id="[^"]*-${field}-error"[^>]*>([^<]*)`))?.[1]

const cases = Object.entries(dateOrders).flatMap(([name, orders]) =>
  orders.flatMap((order) => (Object.keys(order.wrong).length === 0 ? [] : [{ name, ...order }])),
)

test.each(cases)('$name: $wrong', async ({ name, wrong, at, because }) => {
  const row = commandRows[name] ?? expect.unreachable('no row')
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  const as = row.mayDo[0] ?? expect.unreachable('nobody may')
  const cookie = await app().signIn(ctg.actors[as])
  const form = { intent: row.intent, ...row.form(ctg), ...wrong }
  const answer = await app().post(row.url(ctg), form, cookie)
  if (because !== undefined) return expect(answer.status).toBe(303)
  const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  const said = at === '' ? 'Refusé.' : sentenceAt(page, at ?? '')
  expect({ status: answer.status, said }).toEqual({
    status: at === '' ? expect.toBeOneOf([409, 422]) : 422,
    said: expect.stringMatching(/^[A-ZÀÉÊ].*[.!]$/),
  })
})
