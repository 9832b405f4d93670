/** Tokens of the API: how they are made, shown once, limited, used from pages, and closed. Rules: docs/rules/api.md §1, §4, §5. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { apiLimits } from '#app/domains/api/api.ts'
import { createToken } from '#app/domains/api/commands/create-token.server.ts'
import { revokeToken } from '#app/domains/api/commands/revoke-token.server.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { openApiApp, refusal, site } from '#test/api-app.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { givenWritingToken } from '#test/software-fixture.server.ts'

const db = await testDatabase()
const { opened, ctg, get, close } = await openApiApp(db)
afterAll(close)

/** What an earlier test tried is not held against the next. */
afterEach(() => db.deleteFrom('attempt').where('key', 'like', 'api-guess:%').execute())

test('an answer tells how many more may be asked', async () => {
  const { software } = await givenFullCtg(db)
  const leftAfter = async () => (await get('/ctgs', software.apiToken)).headers.get('ratelimit')
  expect([await leftAfter(), await leftAfter()]).toEqual(['"jeton";r=599', '"jeton";r=598'])
  expect((await get('/ctgs', software.apiToken)).headers.get('ratelimit-policy')).toBe('"jeton";q=600;w=600')
})

test('the page of a site asks only with a token that names it, and never with a cookie', async () => {
  const { ctgId, actors } = ctg
  const origin = 'https://tableau.ville.fr'
  const lent = { ctgId, by: actors.townCoordinator, scopes: ['write-actions'] as const, origins: [origin] }
  const { apiToken } = await givenWritingToken(db, lent)
  const from = (site: string, token: string) => get(`/ctgs/${ctgId}`, token, { origin: site })
  const answer = await from(origin, apiToken)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, origin])
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  expect(answer.headers.get('vary')).toContain('origin')
  await refusal(await from('https://ailleurs.fr', apiToken), 403, 'origin-refused')
  await refusal(await from(origin, ctg.software.apiToken), 403, 'origin-refused')
  const ask = (site: string) =>
    opened.app.request(`http://localhost:3000/api/v1/ctgs/${ctgId}/actions`, {
      method: 'OPTIONS',
      headers: { origin: site, 'access-control-request-method': 'POST' },
    })
  const allowed = await ask(origin)
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin])
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST')
  expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key')
  await refusal(await ask('https://ailleurs.fr'), 403, 'origin-refused')
})

test('a method that an address does not know is refused with those it knows, an unknown address is not found', async () => {
  for (const [path, method, allow] of [
    ['actions', 'DELETE', 'GET, HEAD, POST'],
    ['plan', 'POST', 'GET, HEAD'],
    ['decisions', 'PUT', 'GET, HEAD'],
  ] as const) {
    const answer = await opened.app.request(`${site}/api/v1/ctgs/${ctg.ctgId}/${path}`, {
      method,
      headers: { authorization: `Bearer ${ctg.software.apiToken}`, origin: site },
    })
    expect(answer.headers.get('allow')).toBe(allow)
    await refusal(answer, 405, 'method-not-allowed')
  }
  await refusal(await get('/inconnu', ctg.software.apiToken), 404, 'not-found')
})

test('a token made by the page is shown once, kept as a hash, and closed at once when revoked', async () => {
  const { ctgId, actors } = ctg
  const cookie = await opened.signIn(actors.townCoordinator)
  const page = `/ctg/${ctgId}/membres/logiciels`
  const tokenFields = { name: 'Tableau de bord', days: '30', scopes: ['write-actions', 'read-figures'] }
  const wrong = await opened.post(
    page,
    { intent: 'create-token', ...tokenFields, origins: 'http://tableau.ville.fr/x' },
    cookie,
  )
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Écrivez un site par ligne')])
  const form = {
    ...{ intent: 'create-token', ...tokenFields, origins: 'https://tableau.ville.fr\nhttps://tableau.ville.fr/\n' },
    requestId: crypto.randomUUID(),
  }
  const made = await opened.post(page, form, cookie)
  const carried = made.headers.getSetCookie().find((one) => one.startsWith('trame_jeton=')) ?? ''
  expect(carried).toMatch(/Max-Age=60; HttpOnly; SameSite=Strict/)
  const value = carried.match(/trame_jeton=([^;]+)/)?.[1] ?? ''
  const {
    shown: { token },
  } = z.object({ shown: z.object({ token: z.string() }) }).parse(JSON.parse(decodeURIComponent(value)))
  const other = await givenFullCtg(db)
  const elsewhere = await opened.get(
    `/ctg/${other.ctgId}/membres/logiciels`,
    `${await opened.signIn(other.actors.townCoordinator)}; trame_jeton=${value}`,
  )
  expect([elsewhere.status, await elsewhere.text()]).toEqual([200, expect.not.stringContaining(token)])
  const seen = await opened.get(page, `${cookie}; trame_jeton=${value}`)
  expect(await seen.text()).toContain(token)
  expect(seen.headers.getSetCookie().some((one) => /^trame_jeton=;.*Max-Age=0/.test(one))).toBe(true)
  expect(await (await opened.get(page, cookie)).text()).not.toContain(token)
  const again = await opened.post(page, form, cookie)
  expect(again.headers.getSetCookie().some((one) => one.startsWith('trame_jeton='))).toBe(false)

  const row = await db
    .selectFrom('api_token')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('name', '=', 'Tableau de bord')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    ...{ scopes: ['write-actions', 'read-figures'], origins: ['https://tableau.ville.fr'] },
    ...{ party_id: ctg.partyId, created_by_id: actors.townCoordinator.personId },
  })
  expect(row.token_hash).toBe(hashLinkToken(token))
  expect((await get(`/ctgs/${ctgId}`, token)).status).toBe(200)
  await revokeToken(ctg.as(actors.cafCoordinator), { ctgId, tokenId: row.id })
  await refusal(await get(`/ctgs/${ctgId}`, token), 401, 'token-refused')
})

test('a token says when it was last used, known to five minutes', async () => {
  const { ctgId, software } = await givenFullCtg(db)
  const lastUse = async () => {
    const row = db.selectFrom('api_token').select('last_used_at as at').where('ctg_id', '=', ctgId)
    return (await row.executeTakeFirstOrThrow()).at
  }
  expect(await lastUse()).toBeNull()
  await get('/ctgs', software.apiToken)
  const first = await lastUse()
  expect(first).toBeInstanceOf(Date)
  await get('/ctgs', software.apiToken)
  expect(await lastUse()).toEqual(first)
})

test('a coordinator learns what the other opened', async () => {
  const { ctgId, actors, as } = await givenFullCtg(db)
  const tokenHash = hashLinkToken(makeApiToken())
  await createToken(as(actors.townCoordinator), { ctgId, name: 'Portail', days: '30', tokenHash })
  const notices = await db
    .selectFrom('notice')
    .select('person_id')
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'software-linked')
    .execute()
  expect(notices).toEqual([{ person_id: actors.cafCoordinator.personId }])
})

test('a token that asks too much waits; so does an address that tries tokens', async () => {
  const { software } = await givenFullCtg(db)
  await get('/ctgs', software.apiToken)
  await db.updateTable('attempt').set({ count: apiLimits.request.most }).where('key', 'like', 'api-request:%').execute()
  const refused = await get('/ctgs', software.apiToken)
  expect(refused.headers.get('retry-after')).toBe('600')
  await refusal(refused, 429, 'too-many')
  await get('/ctgs', makeApiToken())
  await db.updateTable('attempt').set({ count: apiLimits.guess.most }).where('key', 'like', 'api-guess:%').execute()
  await refusal(await get('/ctgs', makeApiToken()), 429, 'too-many')
  await db.deleteFrom('attempt').where('key', 'like', 'api-request:%').execute()
  // A right token from that address is not kept out by the wrong ones.
  expect((await get('/ctgs', software.apiToken)).status).toBe(200)
  await db.deleteFrom('attempt').execute()
})
