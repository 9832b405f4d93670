/** Where a person is sent on to is always here, whatever she wrote: every address that leads on to what it was given. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { app?: TestApp; ctg?: FullCtg; cookie?: string } = {}
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.cookie = await app().signIn(given.ctg.actors.townCoordinator)
})
afterAll(() => given.app?.close())

const elsewhere = [
  'https://elsewhere.example/',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\t/elsewhere.example',
  '/%09/elsewhere.example',
  '/\n/elsewhere.example',
  '/\\elsewhere.example',
  '/%5Celsewhere.example',
  '\\\\elsewhere.example',
  '/.//elsewhere.example',
  '/ctg/..//elsewhere.example',
  '/%2Felsewhere.example',
  '/\u0001/elsewhere.example',
  '/\u200b/elsewhere.example',
  '/compte\r\nset-cookie: trame_dit=bonjour',
  '/compte%0d%0aset-cookie:%20trame_dit=bonjour',
  'javascript:alert(1)',
  ' //elsewhere.example',
  '@elsewhere.example',
  '/%',
]

/** As a browser understands it. */
const landing = (answer: Response): string | undefined => {
  const to = answer.headers.get('location')
  return to === null ? undefined : new URL(to, 'http://localhost:3000').origin
}

describe.each(elsewhere)('%j', (asked) => {
  const query = `retour=${encodeURIComponent(asked)}`

  test('after signing in, leads home', async () => {
    const answer = await app().get(`/connexion?${query}`, given.cookie)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('bonjour')
  })

  test('as an address itself, is no way out', async () => {
    const path = asked.startsWith('/') ? asked : `/${asked}`
    const url = URL.parse(`http://localhost:3000${path}`)
    for (const [method, cookie] of [
      ['GET', undefined],
      ['POST', given.cookie],
    ] as const) {
      const answer = await app().app.request(url?.href ?? '', {
        method,
        headers: { origin: 'http://localhost:3000', ...(cookie && { cookie }) },
        ...(method === 'POST' && { body: new URLSearchParams({ intent: 'rename' }) }),
      })
      expect([undefined, 'http://localhost:3000']).toContain(landing(answer))
    }
  })
})

test('a page of ours is come back to, its search with it', async () => {
  const back = `/ctg/${given.ctg?.ctgId}/plan?mots=${encodeURIComponent('a//b é')}&page=2`
  const answer = await app().get(`/connexion?retour=${encodeURIComponent(back)}`, given.cookie)
  expect(answer.headers.get('location')).toBe(back)
})
