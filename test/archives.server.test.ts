/** Every archive of test/archives, restored by this version: its pages open, its links too, and what is frozen has not moved. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreBackup } from '#app/kernel/backup/restore.server.ts'
import { type ArchiveFacts, archiveFactsShape } from './archives/archive-facts.ts'
import { listFrozen } from './archives/read-frozen.server.ts'
import { newTestDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

const folder = path.resolve(import.meta.dirname, 'archives')
const names = fs.readdirSync(folder).flatMap((file) => /^(.+)\.tar\.gz$/.exec(file)?.[1] ?? [])
/** Its pages are drawn; of one before, what pages are made of is read: migrations bring its rows to the shape of the last’s. */
const last = names.toSorted().at(-1)

test('there is at least one archive', () => expect(names).toContain('2026-11-27'))

describe.each(names)('the archive %s', { timeout: 300_000 }, (name) => {
  const facts: ArchiveFacts = archiveFactsShape.parse(
    JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8')),
  )
  const given: { app?: TestApp; database?: Awaited<ReturnType<typeof newTestDatabase>>; cookie?: string } = {}
  const app = () => given.app ?? expect.unreachable('no application')
  const open = (address: string, cookie: string) =>
    name === last ? app().get(address, cookie) : app().getData(address, cookie)
  const pool = () => given.database?.pool ?? expect.unreachable('no database')

  beforeAll(async () => {
    given.database = await newTestDatabase()
    given.app = await openTestApp(given.database.db, { isDemo: true })
    const file = path.join(folder, `${name}.tar.gz`)
    expect(await restoreBackup(given.database.pool, given.app.instance.files, file)).toEqual(facts.counts)
  }, 120_000)
  afterAll(async () => {
    given.app?.close()
    await given.database?.pool.end()
  })

  async function signIn(email: string, password: string): Promise<string> {
    const answer = await app().post('/connexion', { intent: 'password', email, password })
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
    expect(cookies).toContainEqual(expect.stringContaining('session_token'))
    return cookies.join('; ')
  }
  const coordinatorCookie = async () => {
    given.cookie ??= await signIn(facts.account.email, facts.account.password)
    return given.cookie
  }

  test('opens every page, file and link of a CTG with one of everything to its coordinator, who signs in', async () => {
    const cookie = await coordinatorCookie()
    const opened: { address: string; status: number }[] = []
    // Who is signed in has nothing to do on the page of sign-in, links to an account live minutes; the instance’s own pages are not a coordinator’s.
    const known = Object.values(routeTable).filter(
      ({ address, readers }) =>
        address !== '/connexion' &&
        !/:(signIn|password|data|address)Token/.test(address) &&
        readers !== 'administrators' &&
        [...address.matchAll(/:(\w+)/g)].every(([, id]) => id !== undefined && id in facts.addressIds),
    )
    expect(known.length).toBeGreaterThan(90)
    for (const { address, kind, isOnceMade } of known) {
      const ask = kind === undefined ? open : app().get
      const { status } = await ask(fillAddress(address, facts.addressIds), cookie)
      if (isOnceMade && [404, 503].includes(status)) continue
      if (status !== (kind === 'redirect' ? 302 : 200)) opened.push({ address, status })
    }
    expect(opened).toEqual([])
  })

  test('opens its software’s token', async () => {
    const answer = await app().app.request(`http://localhost:3000/api/v1/ctgs/${facts.ctgId}/actions`, {
      headers: { authorization: `Bearer ${facts.apiToken}` },
    })
    expect(answer.status).toBe(200)
  })

  const { demonstration, demonstrationPassword = '' } = facts
  // Not every archive holds it: what is not there is no question.
  const ifThere = (isThere: boolean, title: string, run: () => Promise<void>) => {
    if (isThere) test(title, run)
  }
  ifThere(
    demonstration !== undefined,
    'opens every page that leads from one to the other in the demonstration',
    async () => {
      const { coordinator, links } = demonstration ?? expect.unreachable('no demonstration')
      const cookie = await signIn(coordinator.email, demonstrationPassword)
      const start = coordinator.ctgIds.map((ctgId) => `/ctg/${ctgId}`)
      const seen = new Set(start)
      const failed: { address: string; status: number }[] = []
      for (const address of seen) {
        const answer = await app().get(address, cookie)
        const text = await answer.text()
        if (answer.status >= 400) failed.push({ address, status: answer.status })
        for (const [, href = ''] of text.matchAll(/href="([^"?#]+)/g))
          if (start.some((ctg) => href.startsWith(`${ctg}/`)) && !/\.\w+$|\/(?:export|fichiers)\b/.test(href))
            seen.add(href)
      }
      expect(failed).toEqual([])
      expect(seen.size).toBeGreaterThan(150)
      // Some are closed on the day of the test: what they answer then is not what an unknown one does.
      const unknown = await (await app().get(`/point/${'x'.repeat(43)}`)).text()
      for (const link of links) {
        const answer = await app().get(link)
        expect({ link, status: answer.status }).toEqual({ link, status: expect.toSatisfy((status) => status < 500) })
        expect(titleOf(await answer.text())).not.toBe(titleOf(unknown))
      }
    },
  )

  ifThere(facts.played.length > 0, 'reads what every command left, and tells each act in words', async () => {
    const counts: number[] = []
    for (const { ctgId, personId } of facts.played) {
      // One of the acts gave her a second factor: she has shown it.
      const cookie = await app().signIn({ personId }, { isFactorAwaited: false })
      const read = async (address: string, ask = open) => {
        const answer = await ask(`/ctg/${ctgId}${address}`, cookie)
        expect({ address, status: answer.status }).toEqual({ address, status: 200 })
        return answer.text()
      }
      for (const address of placesOfActs) await read(address)
      // Acts are told by the page itself: it is drawn, of every archive.
      let count = 0
      for (let page = 1; page <= Math.max(1, Math.ceil(count / 50)); page += 1) {
        const text = await read(`/journal?page=${page}`, app().get)
        if (page === 1) count = Number(/(\d+)\s*actes?\./u.exec(text)?.[1])
        expect(text).not.toContain('Changement enregistré')
      }
      counts.push(count)
    }
    // On the last ones, acts of the instance alone: its journal tells them.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length / 2)
  })

  test('holds what is frozen byte for byte, its files, and the jobs that waited', async () => {
    expect(await listFrozen(pool())).toEqual(facts.frozen)
    const files = path.join(app().instance.config.dataFolder, 'files')
    for (const sha256 of facts.files) {
      const bytes = fs.readFileSync(path.join(files, sha256.slice(0, 2), sha256.slice(2, 4), sha256))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    const { rows } = await pool().query<{ task: string }>(
      "select task_identifier as task from graphile_worker.jobs where key like 'archive-%' order by 1",
    )
    expect(rows.map(({ task }) => task)).toEqual(facts.jobs)
  })

  test('knows the forms that were sent, by a person and by a link', async () => {
    const { rows } = await pool().query<{ id: string }>('select request_id as id from handled_request')
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['asked-for-the-archive', 'sent-by-the-link']))
  })
})

/** Where what acts leave is read: subjects of every kind, batches, webhooks, states, documents. */
const placesOfActs = [
  ...['', '/plan', '/plan/changements', '/plan/vues', '/decisions', '/notifications', '/membres/logiciels'],
  ...['/diagnostic', '/suivi', '/suivi/etats', '/suivi/dossiers', '/suivi/campagnes', '/convention', '/reunions'],
  ...['/ateliers', '/fil'],
]

const titleOf = (html: string): string => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''
