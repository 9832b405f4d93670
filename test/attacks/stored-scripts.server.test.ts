/**
 * Words written to be run by whoever reads them, in every column of a CTG: the data of each page, run as a browser does, are those
 * words and nothing else.
 */
import vm from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp, type TestApp } from '../http.server.ts'
import { fillAddress, routeTable } from '../route-table.ts'
import { writeWords } from '../written-words.server.ts'

/** The first makes code of what follows it, where a text is taken for a picture; the second is that code. */
const hostile = (rank: number) =>
  rank % 2 === 0
    ? `${rank} "<svg`
    : `${rank} ]));globalThis.isRun=true}//</script><script>globalThis.isRun=true</script>`

const given: { app?: TestApp; ctg?: FullCtg; words?: readonly string[] } = {}

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.words = [...(await writeWords(db, given.ctg.ctgId, hostile)).keys()]
}, 60_000)
afterAll(() => given.app?.close())

/** What the page hands over to the router, once its scripts are run; undefined for a page that has none. */
function runScripts(page: string): { readonly data: string | undefined; readonly isRun: unknown } {
  const enqueued: string[] = []
  const streamController = { enqueue: (one: string) => enqueued.push(one), close: () => undefined }
  const document = { getElementsByTagName: () => new Proxy([], { get: () => ({ outerHTML: '' }) }) }
  const browser = vm.createContext({ document, window: { __reactRouterContext: { streamController } } })
  for (const [, script = ''] of page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g))
    if (script.includes('streamController.enqueue') || script.includes('isRun')) vm.runInContext(script, browser)
  return { data: enqueued[0], isRun: browser.isRun }
}

test('hostile words run in no page, and reach it letter for letter', async () => {
  const { app, ctg, words = [] } = given
  if (!app || !ctg) return expect.unreachable('nothing is open')
  const cookie = await app.signIn(ctg.actors.townCoordinator)
  const told = new Set<string>()
  for (const { address, kind } of Object.values(routeTable)) {
    if (kind !== undefined) continue
    const url = fillAddress(address, addressIds(ctg))
    const { data, isRun } = runScripts(await (await app.get(url, cookie)).text())
    expect({ url, isRun }).toEqual({ url, isRun: undefined })
    const texts: readonly unknown[] = data === undefined ? [] : JSON.parse(data)
    for (const word of words) if (texts.some((text) => typeof text === 'string' && text.endsWith(word))) told.add(word)
  }
  expect(words.length).toBeGreaterThan(200)
  expect(told.size).toBeGreaterThan(100)
}, 120_000)
