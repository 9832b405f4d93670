/** Where the instance asks for a second factor of who signs: neither a link nor a password is enough. Rules: docs/rules/accounts.md §10.7. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'

const db = await testDatabase()
const given: { ctg?: FullCtg; strict?: TestApp; usual?: TestApp } = {}
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const strict = () => given.strict ?? expect.unreachable('no application')
const usual = () => given.usual ?? expect.unreachable('no application')

beforeAll(async () => {
  given.ctg = await givenFullCtg(db)
  given.usual = await openTestApp(db)
  given.strict = await openTestApp(db, { config: { secondFactor: { forAdministration: false, forSigning: true } } })
})
afterAll(() => {
  given.usual?.close()
  given.strict?.close()
})

const signed = { code: '000000', hasRead: 'on', reason: '' }
const byLink = { intent: 'sign-by-link', ...signed }
const linkPath = () => `/signature/${ctg().signingToken}`
const withAccount = () => ({ intent: 'sign-with-account', linkId: ctg().ids.signingLink, ...signed })
const accountPath = () => `/ctg/${ctg().ctgId}/convention/signer`

describe('who signs where a second factor is asked', () => {
  test('by a personal link is sent to her account; elsewhere, she is only asked for her code', async () => {
    expect(await (await strict().get(linkPath())).text()).toContain('signez avec votre compte, pas par ce lien')
    const refused = await strict().post(linkPath(), byLink)
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('signez avec votre compte')])
    expect((await usual().post(linkPath(), byLink)).status).not.toBe(403)
  })

  test('with her account shows it first: a session that has not is refused, and led to activate one', async () => {
    const { townCoordinator } = ctg().actors
    const bare = await usual().signIn(townCoordinator, { isFactorAwaited: true })
    expect(await (await strict().get(accountPath(), bare)).text()).toContain('activez le vôtre dans')
    const refused = await strict().post(accountPath(), withAccount(), bare)
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('activez le vôtre')])
    // Once it is shown, her code is judged as it is elsewhere.
    const shown = await usual().signIn(townCoordinator)
    const judged = (await usual().post(accountPath(), withAccount(), bare)).status
    expect((await strict().post(accountPath(), withAccount(), shown)).status).toBe(judged)
    expect(judged).not.toBe(403)
  })
})
