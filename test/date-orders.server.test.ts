/** Days that a form takes, typed in an order that cannot be: refused where it is typed with a sentence, or accepted by a rule written beside. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayIn } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { commands } from '#app/kernel/transaction.server.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { dateOrders, daysAlone, todayBounds } from './date-orders.ts'
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

type Sent = { readonly name: string; readonly form: Readonly<Record<string, string>> }

async function send({ name, form }: Sent): Promise<Response> {
  const row = commandRows[name] ?? expect.unreachable('no row')
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  const as = row.mayDo[0] ?? expect.unreachable('nobody may')
  const cookie = await app().signIn(ctg.actors[as])
  return app().post(row.url(ctg), { intent: row.intent, ...row.form(ctg), ...form }, cookie)
}

async function refusalOf(answer: Response, field: string) {
  const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
  return { status: answer.status, said: field === '' ? 'Refusé.' : sentenceAt(page, field) }
}
const isRefusedAt = (field: string) => ({
  status: field === '' ? expect.toBeOneOf([409, 422]) : 422,
  said: expect.stringMatching(/^[A-ZÀÉÊ].*[.!]$/),
})

test.each(cases)('$name: $wrong', async ({ name, wrong, at, because }) => {
  const answer = await send({ name, form: wrong })
  if (because !== undefined) return expect(answer.status).toBe(303)
  expect(await refusalOf(answer, at ?? '')).toEqual(isRefusedAt(at ?? ''))
})

/** Days judged by today alone: their command, their field, and on which side of today they are refused. */
const bounded = cases.flatMap(({ name, days, wrong, at }) => {
  const [field = ''] = days
  const side = todayBounds.get(wrong[field] ?? wrong[`${field.split('.').at(-1)}-0`] ?? '')
  return days.length === 1 && at !== undefined && side !== undefined ? [{ name, field, wrong, at, side }] : []
})

test.each(bounded)(
  '$name: $field is taken today, and refused a day past it ($side)',
  async ({ name, wrong, at, side }) => {
    const today = dayIn('Europe/Paris', new Date())
    const onDay = (day: string) =>
      Object.fromEntries(Object.entries(wrong).map(([field, typed]) => [field, todayBounds.has(typed) ? day : typed]))
    expect((await send({ name, form: onDay(today) })).status).toBe(303)
    expect(await refusalOf(await send({ name, form: onDay(addDays(today, side)) }), at)).toEqual(isRefusedAt(at))
  },
)
