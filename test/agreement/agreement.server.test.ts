/**
 * The walk of agreement: pages, documents and the API tell the same of five CTGs wherever a count bears the same name
 * (named-counts.ts). It fails when one is wrong: the last test plants one on a page and sees it named. Planted in the product,
 * « without objective » counting done actions again, it named the dashboard, 5, against six other places, 0.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { listDisagreements, namedCounts } from './named-counts.ts'
import { type Places, readPlaces } from './places.server.ts'
import { givenWalkedCtgs, type WalkedCtg } from './walked-ctgs.server.ts'

const opened: { app?: TestApp; database?: Awaited<ReturnType<typeof newTestDatabase>> } = {}
const walked: { readonly ctg: WalkedCtg; readonly places: Places }[] = []

beforeAll(async () => {
  vi.setSystemTime(testInstant)
  opened.database = await newTestDatabase()
  opened.app = await openTestApp(opened.database.db)
  for (const ctg of await givenWalkedCtgs(opened.app, opened.database.db))
    walked.push({ ctg, places: await readPlaces(opened.app, ctg) })
}, 240_000)
afterAll(async () => {
  vi.useRealTimers()
  opened.app?.close()
  await opened.database?.pool.end()
})

test('five CTGs are walked, and every count is told twice at least of one of them', () => {
  expect(walked.length).toBeGreaterThanOrEqual(5)
  const alone = Object.entries(namedCounts).filter(
    ([, readings]) =>
      !walked.some(({ places }) => Object.values(readings).filter((read) => (read(places) ?? 0) > 0).length > 1),
  )
  expect(alone.map(([name]) => name)).toEqual([])
})

test('every place that is read tells its count of one CTG at least', () => {
  const silent = Object.entries(namedCounts).flatMap(([name, readings]) =>
    Object.entries(readings).flatMap(([place, read]) =>
      walked.every(({ places }) => read(places) === undefined) ? [`${name}: ${place}`] : [],
    ),
  )
  expect(silent).toEqual([])
})

test('a count that bears one name is one number, wherever it is told', () => {
  const told = walked.flatMap(({ ctg, places }) => listDisagreements(places).map((one) => ({ ctg: ctg.name, ...one })))
  expect(told).toEqual([])
})

test('a wrong count is named', () => {
  const { places } = walked.at(-1) ?? expect.unreachable('no CTG')
  const words = { ...places.words, dashboard: places.words.dashboard.replace(/Voir le suivi \d+/, 'Voir le suivi 99') }
  const [wrong] = listDisagreements({ ...places, words })
  expect(wrong).toMatchObject({ name: 'actions of the plan', told: { dashboard: 99 } })
})
