/** Whoever may not read a sheet, or figures kept from its party, reads nothing of them at any address, in any file. */
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiScopes } from '#app/domains/api/api.ts'
import { operations } from '#app/domains/api/reading/read-operations.server.ts'
import { makeDossier } from '#app/domains/dossiers/jobs.server.ts'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { createTaskList } from '#app/http/jobs.server.ts'
import { type Database, openDatabase } from '#app/kernel/database.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { type ActorKey, members } from './command-rows/command-row.ts'
import { testDatabase, testPool } from './database.server.ts'
import { figuresIn, tellsFigures, writeFiguresCanary } from './figures-canary.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { dataAddress, openTestApp, type TestApp } from './http.server.ts'
import { canary, outsiders, writeCanary } from './restricted-canary.server.ts'
import { fillAddress, routeTable } from './route-table.ts'
import { givenWritingToken } from './software-fixture.server.ts'

/** The coordination, the lead, and the town, which leads it. */
const insiders = members.filter((who) => !outsiders.includes(who))

const read: { leaks: string[]; figures: string[] } = { leaks: [], figures: [] }
/** Every row the application is given, whatever it does with it: a PDF does not let its words be read. */
const watch: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    const rows = JSON.stringify(result.rows)
    const at = rows.indexOf(canary)
    if (at >= 0) read.leaks.push(rows.slice(Math.max(0, at - 200), at + 100))
    read.figures.push(...figuresIn(rows))
    return result
  },
}

const given: { db?: Database; app?: TestApp; ctg?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  const db = await testDatabase()
  given.db = db
  given.app = await openTestApp(openDatabase(await testPool(), [watch]))
  given.ctg = await givenFullCtg(db)
  await writeCanary(db, given.ctg)
  await writeFiguresCanary(db, given.ctg)
})
afterAll(() => given.app?.close())

const cookies = new Map<ActorKey, string>()
async function cookieOf(who: ActorKey): Promise<string> {
  const cookie = cookies.get(who) ?? (await app().signIn(ctg().actors[who]))
  cookies.set(who, cookie)
  return cookie
}

/** A page is read itself; of other files, what was read to make them: a PDF does not let its words be read. */
const isText = ({ headers }: Response): boolean => /text|json|xml|csv/.test(headers.get('content-type') ?? '')

const pages: ReadonlySet<string> = new Set(
  Object.values(routeTable).flatMap(({ address, kind }) => (kind === undefined ? [address] : [])),
)
/** A page is asked for by its data: it shows nothing else, and its HTML carries them anyway. */
async function askAddress(address: string, who: ActorKey) {
  const url = fillAddress(address, addressIds(ctg()))
  const isPage = pages.has(address.split('?')[0] ?? '')
  return ask(isPage ? dataAddress(url) : url, { cookie: await cookieOf(who) })
}

/** @returns the answer, and what was read for it that should not have been */
async function ask(url: string, headers: Record<string, string>) {
  read.leaks = []
  read.figures = []
  const answer = await app().app.request(`http://localhost:3000${url}`, { headers })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const body = bytes.toString()
  // A fault tells nothing either. 503: a file of the fixture that has no bytes.
  expect({ url, isFault: answer.status >= 500 && answer.status !== 503 }).toEqual({ url, isFault: false })
  const figures = isText(answer) ? tellsFigures(bytes) : [...tellsFigures(bytes), ...read.figures]
  return { status: answer.status, isTold: body.includes(canary), leaks: read.leaks, figures }
}
const silent = { isTold: false, leaks: [], figures: [] }

/** By link, its lead is asked about it; the others are for whoever has no account. */
const ofHolder = (name: string) => name.startsWith('point.$token')
const addresses = Object.entries(routeTable)
  .filter(([name]) => !ofHolder(name))
  .flatMap(([, { address, searches = [] }]) => ['', ...searches].map((search) => address + search))
const ofSheet = [':actionId', ':reportId', ':correctiveActionId', ':batchId']

describe.each(outsiders)('to %s', (who) => {
  test.each([...new Set(addresses)])('%s tells nothing of it', async (address) => {
    const { status, ...told } = await askAddress(address, who)
    expect(told).toEqual(silent)
    if (ofSheet.some((name) => address.includes(name))) expect(status).toBe(404)
  })
  test('the history of an open sheet that waits for it tells nothing of it', async () => {
    const url = `/ctg/${ctg().ctgId}/actions/${ctg().ids.formerAction}`
    expect(await ask(url, { cookie: await cookieOf(who) })).toEqual({ status: 200, ...silent })
  })
  test('the campaign that asks about it alone asks nobody', async () => {
    const url = `http://localhost:3000/ctg/${ctg().ctgId}/suivi/campagnes`
    const headers = { cookie: await cookieOf(who) }
    const [all, one] = [url, `${url}/${ctg().ids.campaign}`].map(async (address) =>
      (await app().app.request(`${address}.data`, { headers })).text(),
    )
    expect(await all).toMatch(/"askedCount",0\b/)
    expect(await one).not.toContain('"actionCount"')
  })
  test.each(['xlsx', 'ods', 'csv', 'json'])('no export in %s holds it', async (format) => {
    const url = `/ctg/${ctg().ctgId}/plan/export?format=${format}`
    expect(await ask(url, { cookie: await cookieOf(who) })).toMatchObject(silent)
  })
})

/** Other ways to write one address: the router takes some for the same, and whoever decides what is seen must take them so too. */
const respellings: Readonly<Record<string, (path: string) => string>> = {
  'in capitals': (path) => onWords(path, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  'with a slash at its end': (path) => `${path}/`,
  'with a letter encoded': (path) => onWords(path, (word) => `%${word.charCodeAt(0).toString(16)}${word.slice(1)}`),
  'with a slash twice': (path) => path.replace(/\/(?=[^/]+$)/, '//'),
  'as its data, in capitals': (path) => onWords(`${path}.data`, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
}
const isWord = (part: string): boolean => /^[a-z][a-z-]*(\.data)?$/.test(part)
/** The words of an address but the first two (« /ctg/…/suivi »), its ids left as they are: the end alone may lead elsewhere. */
function onWords(path: string, change: (word: string) => string): string {
  let words = 0
  return path.replaceAll(/[^/]+/g, (part) => {
    if (isWord(part)) words += 1
    return isWord(part) && words > 2 ? change(part) : part
  })
}
const respelt = (url: string, respell: (path: string) => string): string => {
  const [path = '', search] = url.split('?')
  return search === undefined ? respell(path) : `${respell(path)}?${search}`
}

const shared =
  /plan\/(export|document|copil|fil|precedente)|dossiers|etats|convention|reunions|decisions|ateliers|decloisonnement/
const sharedAddresses = [...new Set(addresses)].filter((address) => shared.test(address))
test.each(sharedAddresses)(
  '%s tells nothing of it to the coordination either: it may be passed on',
  async (address) => {
    expect(await askAddress(address, 'cafCoordinator')).toMatchObject(silent)
  },
)
/** What only who leads the diagnosis, or the CTG, opens. */
const led = /diagnostic|objectifs|constats|enjeux|journal|recherche|archives|textes|bilan|passation|:ctgId$/
test.each([...new Set(addresses)].filter((address) => led.test(address) && !shared.test(address)))(
  '%s tells the coordination of the Caf no figures that are not for it',
  async (address) => {
    expect(await askAddress(address, 'cafCoordinator')).toMatchObject({ figures: [] })
  },
)
describe.each(Object.entries(respellings))('written %s', (_how, respell) => {
  test.each(sharedAddresses.filter((address) => !address.includes('?')))(
    '%s tells the coordination nothing more',
    async (address) => {
      const url = respelt(fillAddress(address, addressIds(ctg())), respell)
      expect(await ask(url, { cookie: await cookieOf('cafCoordinator') })).toMatchObject(silent)
    },
  )
})

describe('other software', () => {
  test.each(operations.map(({ path }) => path))('is not told of it by %s', async (path) => {
    const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_all, name: string) => addressIds(ctg())[name] ?? name)}`
    const lent = { ctgId: ctg().ctgId, by: ctg().actors.cafCoordinator, scopes: apiScopes }
    const { apiToken } = await givenWritingToken(given.db ?? expect.unreachable('no database'), lent)
    const answer = await ask(url, { authorization: `Bearer ${apiToken}` })
    expect(answer).toMatchObject(silent)
    expect(answer.status).toBe(path.includes('{actionId}') ? 404 : 200)
  })
  test('gets no message about it', async () => {
    const { ctgId, ids } = ctg()
    const count = async () =>
      (await given.db?.selectFrom('webhook_message').select('id').where('ctg_id', '=', ctgId).execute())?.length
    const before = await count()
    const url = `/ctg/${ctgId}/actions/${ids.action}/modifier`
    const form = {
      intent: 'add-step',
      title: `Étape ${canary}`,
      version: '1',
      targetPrecision: 'month',
      status: 'to-come',
    }
    const answer = await app().post(url, form, await cookieOf('cafCoordinator'))
    expect(answer.status).toBe(303)
    expect(await count()).toBe(before)
  })
})

describe('those it names', () => {
  test.each(insiders)('%s reads it, and finds it in the plan', async (who) => {
    const { ctgId, ids } = ctg()
    const cookie = await cookieOf(who)
    for (const path of [`actions/${ids.action}`, 'plan', 'plan/arbre', 'plan/cartes', `recherche?q=${canary}`])
      expect({ path, ...(await ask(`/ctg/${ctgId}/${path}`, { cookie })) }).toMatchObject({
        path,
        status: 200,
        isTold: true,
      })
  })
  test.each(insiders)('%s reads its title in the history of an open sheet that waits for it', async (who) => {
    const url = `http://localhost:3000/ctg/${ctg().ctgId}/actions/${ctg().ids.formerAction}`
    const answer = await app().app.request(url, { headers: { cookie: await cookieOf(who) } })
    const text = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ')
    const told = ['ajoutée', 'retirée'].filter((did) => text.includes(`Dépendance ${did} : Fiche ${canary}`))
    expect(told).toEqual(['ajoutée', 'retirée'])
  })
  test('and the town reads the figures that the Caf does not', async () => {
    const { ctgId, themeId } = ctg()
    const cookie = await cookieOf('townCoordinator')
    for (const path of ['donnees', themeId])
      expect((await ask(`/ctg/${ctgId}/diagnostic/${path}`, { cookie })).figures, path).not.toEqual([])
  })
  test('and its lead without account, by her link', async () => {
    expect(await ask(`/point/${ctg().link.token}`, {})).toMatchObject({ status: 200, isTold: true })
  })
})

describe('an outsider who knows its id', () => {
  test.each<[string, Record<string, string>]>([
    ['update-action', { title: 'Autre', version: '1' }],
    ['add-step', { title: 'Autre', version: '1', targetPrecision: 'month', status: 'to-come' }],
    ['restrict-action', { version: '1' }],
    ['open-action-to-all', { version: '1' }],
  ])('cannot %s', async (intent, form) => {
    const { ctgId, ids } = ctg()
    const url = `/ctg/${ctgId}/actions/${ids.action}/modifier`
    const answer = await app().post(url, { intent, ...form }, await cookieOf('housingOfficer'))
    expect(answer.status).toBe(404)
  })
})

test('what works for everyone at night never reads it', async () => {
  const db = openDatabase(await testPool(), [watch])
  const { ctgId, ids } = ctg()
  read.leaks = []
  read.figures = []
  await writeDigests(db, new Date('2026-11-30T07:15:00Z'), 'http://localhost:3000')
  const tasks = createTaskList({ ...app().instance, db })
  const writeMails = tasks['write-notice-mails'] ?? expect.unreachable('no job writes the mails')
  await writeMails({}, expect.anything())
  await makeDossier(db, app().instance.files, { ctgId, dossierId: ids.dossier })
  const made = db.selectFrom('dossier').select(['state', 'failure']).where('ctg_id', '=', ctgId)
  expect(await made.where('id', '=', ids.dossier).execute()).toEqual([{ state: 'ready', failure: null }])
  expect(read).toEqual({ leaks: [], figures: [] })
})

test('the backup has it, and who sees everything does', async () => {
  const { ctgId, ids } = ctg()
  const rows = await withSight(everythingRestricted, () =>
    given.db?.selectFrom('action').select('title').where('ctg_id', '=', ctgId).where('id', '=', ids.action).execute(),
  )
  expect(rows).toEqual([{ title: `Fiche ${canary}` }])
})
