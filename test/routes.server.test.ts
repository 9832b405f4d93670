/** Every page by HTTP: who reads it, what a wrong or foreign id answers, what each page and each answer always carries. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { type ActorKey, members } from './command-rows/command-row.ts'
import { testDatabase } from './database.server.ts'
import { giveBytes } from './file-bytes.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { plainSpacesOnPage } from './plain-spaces.ts'
import { fillAddress, type RouteRow, routeTable } from './route-table.ts'

const given: { db?: Database; app?: TestApp; ctg?: FullCtg; other?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const other = () => given.other ?? expect.unreachable('no other CTG')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.ctg = await givenFullCtg(given.db)
  given.other = await givenFullCtg(given.db)
  await giveBytes(given.db, given.app, given.ctg)
})
afterAll(() => given.app?.close())

const cookies = new Map<ActorKey, string>()
async function cookieOf(who: ActorKey): Promise<string> {
  const cookie = cookies.get(who) ?? (await app().signIn(ctg().actors[who]))
  cookies.set(who, cookie)
  return cookie
}

const statusFor = async (url: string, who: ActorKey) => (await app().get(url, await cookieOf(who))).status
/** The same, of a page, by what it is made of. */
const dataStatusFor = async (url: string, who: ActorKey) => (await app().getData(url, await cookieOf(who))).status

/** Layouts, and what answers any other address of a CTG or of its public page: none has an address of its own. */
const layouts = ['_personne', 'ctg.$ctgId', 'ctg.$ctgId.$', 't.$address_.$']

test('every file of app/routes has its row, and every row its file', () => {
  const files = fs.readdirSync(path.resolve(import.meta.dirname, '../app/routes'))
  const names = files.map((file) => file.replace(/\.tsx?$/, '')).filter((name) => !layouts.includes(name))
  expect(Object.keys(routeTable).sort()).toEqual(names.sort())
})

/** Who among the members reads it. */
function mayRead({ readers }: RouteRow, who: ActorKey): boolean {
  return typeof readers === 'string' || readers.includes(who)
}

describe.each(Object.entries(routeTable))('%s', (_name, row) => {
  const { address, readers, kind } = row
  const isOfCtg = address.includes(':ctgId')
  const ask = kind === undefined ? dataStatusFor : statusFor

  test('answers each according to who asks', async () => {
    const url = fillAddress(address, addressIds(ctg()))
    const visitor = await app().get(url)
    if (kind === 'redirect') return expect(visitor.status).toBe(302)
    if (readers === 'everyone') return expect(visitor.status).toBe(200)
    expect(visitor.status).toBe(302)
    expect(visitor.headers.get('location')).toBe(`/connexion?retour=${encodeURIComponent(url)}`)
    if (readers === 'demonstration' || readers === 'administrators')
      return expect(await statusFor(url, 'stranger')).toBe(404)
    expect(await statusFor(url, 'stranger')).toBe(isOfCtg ? 404 : 200)
    for (const who of members)
      expect({ who, status: await ask(url, who) }).toEqual({ who, status: mayRead(row, who) ? 200 : 403 })
    if (kind === undefined)
      expect(await statusFor(url, 'townCoordinator')).toBe(mayRead(row, 'townCoordinator') ? 200 : 403)
  })

  test('does not know another CTG’s things, nor an id that is not one', async () => {
    const ids = addressIds(ctg())
    const names = [...address.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name ? [name] : []))
    // A link opens from its token alone, whichever CTG it is of; an indicator is the whole country’s, a template every CTG’s of its Caf,
    // a point of the schéma everybody’s, a public page anybody’s, a sheet of the library every account’s, a guide everybody’s: only what is none is wrong.
    for (const name of names)
      for (const wrong of /token$|^(secret|code|indicatorId|templateId|pointKey|address|actionNumber|file|librarySheetId|guideKey|chapterKey)$/i.test(
        name,
      )
        ? ['1234']
        : [addressIds(other())[name] ?? '', '1234'])
        expect({
          name,
          wrong,
          status: await ask(fillAddress(address, { ...ids, [name]: wrong }), 'townCoordinator'),
        }).toEqual({ name, wrong, status: 404 })
  })

  if (kind === undefined && readers !== 'demonstration' && readers !== 'administrators')
    test('is one whole page, under the policy of content', async () => {
      const cookie = readers === 'everyone' ? undefined : await cookieOf('townCoordinator')
      const answer = await app().get(fillAddress(address, addressIds(ctg())), cookie)
      const html = await answer.text()
      expectWholePage(html, answer.headers)
      if (isOfCtg) expect(titleOf(html)).toContain(' · CTG de test – Trame')
      if (address.startsWith('/ctg/:ctgId'))
        names.set(address, { title: titleOf(html) ?? '', heading: headingOf(html) })
    })
})

/** Of every page of the CTG read above. */
const names = new Map<string, { readonly title: string; readonly heading: string }>()

/** Projected on a wall, without a menu: the title of what one speaks of. */
const isOfRoom = (address: string) => address.endsWith('/salle')

test('the pages of a CTG are told apart by their titles, and by the words over them', () => {
  expect(names.size).toBeGreaterThan(100)
  const framed = [...names].filter(([address]) => !isOfRoom(address))
  expect(sharedBy([...names].map(([address, { title }]) => [address, title]))).toEqual([])
  expect(sharedBy(framed.map(([address, { heading }]) => [address, heading]))).toEqual([])
})

/** @returns the words that several addresses bear, with them */
function sharedBy(named: readonly (readonly [string, string])[]): readonly string[] {
  const groups = Map.groupBy(named, ([, words]) => words)
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([words, group]) => `${words} : ${group.map(([address]) => address).join(', ')}`)
}

const headingOf = (html: string): string =>
  (html.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1] ?? '').replace(/<[^>]*>/g, '').trim()

const withoutScripts = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')

const titleOf = (html: string) => html.match(/<title>([^<]*)/)?.[1]

function expectWholePage(html: string, headers: Headers): void {
  const seen = withoutScripts(html)
  expect(seen).toMatch(/^<!DOCTYPE html><html lang="fr"/)
  expect(seen.match(/<h1[ >]/g)).toHaveLength(1)
  const titles = seen.replace(/<svg[\s\S]*?<\/svg>/g, '').match(/<title[^>]*>[^<]*/g)
  expect(titles).toEqual([expect.stringMatching(/>[^<]+ – Trame$/)])
  expect(seen).toContain('<main')
  expect(plainSpacesOnPage(html)).toEqual([])
  const nonce = headers.get('content-security-policy')?.match(/script-src 'self' 'nonce-([^']+)'/)?.[1]
  expect(nonce).toBeTruthy()
  for (const [tag] of html.matchAll(/<script(?![^>]* src=)[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
  expect(headers.get('cache-control')).toBe('private, no-store')
}

describe('every answer', () => {
  const fixed = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  }

  test.each(['/connexion', '/sante', '/favicon.svg', '/nulle-part'])(
    'of %s carries the headers of safety',
    async (url) => {
      const { headers } = await app().get(url)
      expect(Object.fromEntries(Object.keys(fixed).map((name) => [name, headers.get(name)]))).toEqual(fixed)
    },
  )

  test.each(['/sante', '/favicon.svg', '/api/v1/openapi.json', '/api/auth/session'])(
    'of %s, page or not, is framed by nobody',
    async (url) => {
      const { headers } = await app().get(url)
      expect(headers.get('content-security-policy')).toMatch(/(^|; )frame-ancestors 'none'/)
    },
  )

  test('has a nonce of its own', async () => {
    const [one, two] = await Promise.all([app().get('/connexion'), app().get('/connexion')])
    expect(one.headers.get('content-security-policy')).not.toBe(two.headers.get('content-security-policy'))
  })

  test('to an unknown address is a page that says so', async () => {
    const answer = await app().get('/nulle-part', await cookieOf('townCoordinator'))
    expect(answer.status).toBe(404)
    expectWholePage(await answer.text(), answer.headers)
  })

  test('to an unknown address of a CTG keeps its frame; to a stranger, no more than any other', async () => {
    const url = `/ctg/${ctg().ctgId}/nulle-part`
    const answer = await app().get(url, await cookieOf('townCoordinator'))
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expectWholePage(html, answer.headers)
    expect(titleOf(html)).toBe('Page introuvable · CTG de test – Trame')
    expect(html).toContain(`href="/ctg/${ctg().ctgId}/plan"`)
    const refused = await app().get(url, await cookieOf('stranger'))
    expect(refused.status).toBe(404)
    expect(await refused.text()).not.toContain('CTG de test')
  })

  test.each([
    ['/connexion?retour=%00', 'retirez-le'],
    ['/point/abc%E0%A4%A', 'reprenez-la entière'],
    ['/ctg/%', 'reprenez-la entière'],
  ])('to the address %s, that no page can have, says so', async (address, sentence) => {
    const answer = await app().get(address)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(sentence)])
  })

  test.each([
    ['plan/export?format=exe', 404, 'Ce format de fichier'],
    ['plan/export?format=csv&feuille=autre', 404, 'Cette feuille du plan'],
    ['plan/export?etat=inconnu', 422, 'un critère que Trame ne connaît pas'],
    ['plan/export?theme=petite-enfance&format=json', 422, 'un critère'],
    ['plan/document.pdf?annee=bientot', 422, 'un critère'],
    ['decisions/export?format=pdf', 404, 'Ce format de fichier'],
    ['decisions/export?annee=bientot', 422, 'un critère'],
  ])('to the file %s, that is not what it says, is a sentence', async (file, status, sentence) => {
    const answer = await app().get(`/ctg/${ctg().ctgId}/${file}`, await cookieOf('townCoordinator'))
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(sentence)])
  })

  test('from /sante says live and ready', async () => {
    const answer = await app().get('/sante')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { live: true, ready: true, disk: expect.stringMatching(/^(fine|low|full)$/), waitingJobs: expect.any(Number) },
    ])
  })
})
