/** Whose pages may send something here: the same answer for forms and data requests, whatever stands in front of Trame. */
import { BlockList } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const apps = new Map<string, TestApp>()
const appAt = (url: string) => apps.get(url) ?? expect.unreachable(url)
const secure = 'https://trame.ville.fr'
const plain = 'http://trame.intranet:3000'

beforeAll(async () => {
  const db = await testDatabase()
  for (const url of [secure, plain]) apps.set(url, await openTestApp(db, { config: { url, proxies: new BlockList() } }))
})
afterAll(() => {
  for (const app of apps.values()) app.close()
})

const byProxy = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }
type Case = readonly [
  said: string,
  url: string,
  host: string,
  origin: string | undefined,
  others: Readonly<Record<string, string>>,
]

const send = (path: string, [, url, host, origin, others]: Case) =>
  appAt(url).app.request(`http://${host}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ intent: 'password', email: 'nobody', password: 'x' }),
    headers: { host, ...(origin !== undefined && { origin }), ...others },
  })

const pages = ['/connexion', '/connexion.data', '/point/unknown-token'] as const
const ways = [...pages, '/api/auth/sign-out'] as const

const ours: readonly Case[] = [
  ['behind https, Host kept', secure, 'trame.ville.fr', secure, byProxy],
  ['behind https, Host rewritten', secure, '127.0.0.1:3000', secure, byProxy],
  ['behind https, a proxy that says nothing of itself', secure, 'localhost:3000', secure, {}],
  ['without https, by its own name', plain, 'trame.intranet:3000', plain, {}],
  ['without https, by a number', plain, '192.168.1.5:3000', 'http://192.168.1.5:3000', {}],
]

const foreign: readonly Case[] = [
  ['another site', secure, 'trame.ville.fr', 'https://elsewhere.example', byProxy],
  ['the same name in http', secure, 'trame.ville.fr', 'http://trame.ville.fr', byProxy],
  ['the same name, another port', secure, 'trame.ville.fr', 'https://trame.ville.fr:8443', byProxy],
  ['the host the proxy speaks to', secure, '127.0.0.1:3000', 'http://127.0.0.1:3000', {}],
  ['a host that the sender claims', secure, 'elsewhere.example', 'https://elsewhere.example', byProxy],
  [
    'a host that the sender forwards',
    secure,
    'trame.ville.fr',
    'https://elsewhere.example',
    { ...byProxy, 'x-forwarded-host': 'elsewhere.example' },
  ],
  ['another port of the same machine', plain, 'trame.intranet:3000', 'http://trame.intranet:8080', {}],
  ['what stands behind a proxy, without https', plain, 'localhost:3000', 'http://localhost:3000', byProxy],
  ['a name that only begins alike', secure, 'trame.ville.fr', 'https://trame.ville.fr.elsewhere.example', byProxy],
  ['what is no origin', secure, 'trame.ville.fr', 'anything', byProxy],
]

describe('a page of ours sends, and is heard', () => {
  for (const way of pages)
    test.each(ours)(`%s, at ${way}`, async (...given) => {
      expect([400, 403]).not.toContain((await send(way, given)).status)
    })
})

describe('a page of another site is refused', () => {
  for (const way of ways)
    test.each(foreign)(`%s, at ${way}`, async (...given) => {
      const answer = await send(way, given)
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain(given[1])
    })

  test('a page without an origin too, except at a personal link, whose pages have none', async () => {
    for (const way of ways)
      expect({ way, status: (await send(way, ['', secure, 'trame.ville.fr', 'null', byProxy])).status }).toEqual({
        way,
        status: way.startsWith('/point') ? 404 : 403,
      })
  })

  test('it may read what is public, as anyone', async () => {
    const headers = { origin: 'https://elsewhere.example', host: 'trame.ville.fr' }
    const answer = await appAt(secure).app.request('http://trame.ville.fr/api/v1/openapi.json', { headers })
    expect(answer.status).toBe(200)
  })
})

test('under https, and only then, browsers are told to come back by https', async () => {
  const told = async (url: string) =>
    (await appAt(url).app.request(`${url}/connexion`)).headers.get('strict-transport-security')
  expect([await told(secure), await told(plain)]).toEqual(['max-age=31536000', null])
})
