/**
 * The walk of agreement: pages, documents, files, personal link, public page and the API tell the same of five CTGs wherever a count
 * bears the same name (named-counts.ts, counts-around.ts). It fails when one is wrong: the last tests plant some and see them named.
 * Planted in the product, « without objective » counting done actions again, it named the dashboard, 5, against six other places, 0;
 * one decision to follow too many in the dossiers, it named six files, 4, against the API, 3.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { listDisagreements, namedCounts } from './named-counts.ts'
import type { PlaceName } from './named-places.ts'
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
}, 600_000)
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

describe('a wrong count is named, whoever tells it', () => {
  const whole = (): Places => (walked[1] ?? expect.unreachable('no CTG')).places
  const withWords = (place: PlaceName, said: RegExp, wrong: string): Places => {
    const { words } = whole()
    expect(words[place]).toMatch(said)
    return { ...whole(), words: { ...words, [place]: words[place]?.replace(said, wrong) } }
  }
  test.each([
    ['actions of the plan', 'dashboard', /Voir le suivi \d+/, 'Voir le suivi 99'],
    ['decisions to follow', 'yearly review in Word', /\d+ encore à suivre/, '99 encore à suivre'],
    ['actions done', 'evaluation in PDF', /Actions réalisées \d+/g, 'Actions réalisées 99'],
    ['seats filled at closed meetings', 'minutes in PDF', /\d+ sièges? présents?/, '99 sièges présents'],
    ['points of the decree answered', 'early childhood in PDF', /\d+ points? sur 11/, '99 points sur 11'],
    ['actions carried by two services', 'pack in slides', /\d+ par deux services/, '99 par deux services'],
    ['actions asked by the personal link', 'personal link', /\d+ actions/, '99 actions'],
    ['actions made public', 'public actions', /\d+ en cours/, '99 en cours'],
  ] as const)('%s: %s', (name, place, said, wrong) => {
    expect(listDisagreements(withWords(place, said, wrong)).map((one) => one.name)).toContain(name)
  })
  test('a file of one row too many, the API without the meetings that closed', () => {
    const { rows, api } = whole()
    const wrong = { ...whole(), rows: { ...rows, 'plan in ODS': (rows['plan in ODS'] ?? 0) + 1 } }
    expect(listDisagreements(wrong).map(({ name }) => name)).toEqual([
      'sheets of the plan, those that left it included',
    ])
    const open = api.meetings.filter(({ status }) => status !== 'closed')
    const fewer = { ...whole(), api: { ...api, meetings: open } }
    expect(listDisagreements(fewer).map(({ name }) => name)).toContain('closed meetings')
  })
})
