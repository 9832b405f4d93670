/** Entering by an identity provider, against `oidc-provider`: who enters, who does not and what she is told. Rules: docs/rules/accounts.md §12. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readOpenid } from '#app/kernel/entry-config.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { openBrowser } from '#test/identity-journey.server.ts'
import { clientId, clientSecret, startIdentityProvider, type TestIdentity } from '#test/identity-provider.ts'

const siteUrl = 'http://localhost:3000'
const domain = 'ville.exemple'
const agent = (sub: string, more: Partial<TestIdentity> = {}): TestIdentity => ({
  sub,
  idp_id: 'idp-1',
  given_name: 'Ana',
  usual_name: 'Lune',
  email: `${sub}@${domain}`,
  email_verified: true,
  siret: '21920036900015',
  organization_label: 'Ville de test',
  acr: 'eidas1',
  ...more,
})
const identities = [
  agent('invitee'),
  agent('invitee-mfa', { acr: 'eidas1-mfa' }),
  agent('known'),
  agent('stranger', { email: 'stranger@ailleurs.exemple', siret: '99999999900011' }),
  agent('colleague', { email: 'colleague@autre.exemple', siret: '21920036900999' }),
  agent('unverified', { email_verified: false }),
  agent('nameless', { email: '' }),
  agent('by-domain', { email: 'by-domain@ouvert.exemple' }),
  agent('invitee-elsewhere', { idp_id: 'idp-2', email: `invitee@${domain}` }),
  agent('closed'),
  agent('ended', { email: 'ended@ouvert.exemple' }),
]

const db = await testDatabase()
const given: { app?: TestApp; provider?: Awaited<ReturnType<typeof startIdentityProvider>> } = {}
const app = () => given.app ?? expect.unreachable('no application')
const provider = () => given.provider ?? expect.unreachable('no provider')

const openidOf = (issuer: string, more: NodeJS.ProcessEnv = {}) =>
  readOpenid({
    TRAME_OPENID_ISSUER: issuer,
    TRAME_OPENID_CLIENT_ID: clientId,
    TRAME_OPENID_SECRET: clientSecret,
    ...more,
  })

beforeAll(async () => {
  given.provider = await startIdentityProvider({ siteUrl, identities })
  given.app = await openTestApp(db, { config: { openid: openidOf(given.provider.issuer) } })
})
afterAll(() => {
  given.app?.close()
  given.provider?.close()
})
afterEach(() => {
  Object.assign(provider().spoiling, { token: undefined, userinfo: undefined, isSilent: false })
})

const inviteAs = (email: string, values: { emailVerified?: boolean } = {}) =>
  db
    .insertInto('person')
    .values({ id: randomUUID(), name: 'Une invitée', email, ...values })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()

const lastAct = (action: string) =>
  db
    .selectFrom('audit_entry')
    .select(['person_name', 'detail', 'ctg_id'])
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** What the page after the provider says, and where it is. */
async function returned(browser: ReturnType<typeof openBrowser>, to: string) {
  const answer = await browser.visit(to)
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, cause: location.match(/cause=([\w-]+)/)?.[1] }
}
async function enter(sub: string, change?: (url: URL) => void) {
  const browser = openBrowser(app())
  const back = await browser.identify(sub, change)
  return { browser, back, ...(await returned(browser, back)) }
}
const isIn = async ({ browser }: { readonly browser: ReturnType<typeof openBrowser> }) =>
  (await browser.visit('/compte')).status === 200

describe('who enters', () => {
  test('an invited person, at her verified address: once tied, her identity is her account', async () => {
    await inviteAs(`invitee@${domain}`)
    const first = await enter('invitee')
    expect([first.status, first.location, await isIn(first)]).toEqual([303, '/', true])
    const tied = await db
      .selectFrom('provider_identity')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['subject', 'siret', 'acr', 'person.email', 'person.emailVerified'])
      .where('subject', '=', 'idp-1:invitee')
      .executeTakeFirst()
    expect(tied).toEqual({
      subject: 'idp-1:invitee',
      siret: '21920036900015',
      acr: 'eidas1',
      email: `invitee@${domain}`,
      emailVerified: true,
    })
    expect(await isIn(await enter('invitee'))).toBe(true)
    // Recognised by another organisation, she is another identity: shown to be hers before it is tied.
    expect((await enter('invitee-elsewhere')).location).toBe('/connexion/fournisseur/relier')
    expect((await lastAct('person.entered'))?.detail).toMatchObject({ way: 'provider' })
  })

  test('who comes by an opened domain reads, for its party; both coordinations are told; one ended does not come back', async () => {
    const { ctgId, actors, town } = await givenCtg(db)
    const row = { ctg_id: ctgId, id: randomUUID(), party_id: town.id, domain: 'ouvert.exemple' }
    await db
      .insertInto('mail_domain')
      .values({ ...row, opened_by: actors.townCoordinator.personId, opened_at: new Date() })
      .execute()
    const entered = await enter('by-domain')
    expect(await isIn(entered)).toBe(true)
    expect((await entered.browser.visit(`/ctg/${ctgId}/membres`)).status).toBe(200)
    const mandates = await db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['member.role', 'member.party_id', 'person.name'])
      .where('person.email', '=', 'by-domain@ouvert.exemple')
      .execute()
    expect(mandates).toEqual([{ role: 'reader', party_id: town.id, name: 'Ana Lune' }])
    expect((await lastAct('member.entered-by-domain'))?.ctg_id).toBe(ctgId)
    const told = await db.selectFrom('notice').select('person_id').where('ctg_id', '=', ctgId).execute()
    expect(told.map(({ person_id }) => person_id).sort()).toEqual(
      [actors.cafCoordinator.personId, actors.townCoordinator.personId].sort(),
    )
    // Her mandate is ended: the domain does not give it again.
    await db
      .updateTable('member')
      .set({ until: '2020-01-01' })
      .where('ctg_id', '=', ctgId)
      .where('role', '=', 'reader')
      .execute()
    const again = await enter('by-domain')
    expect((await again.browser.visit(`/ctg/${ctgId}/membres`)).status).toBe(404)
    // Nor does it let in where the CTG is archived, or once it is closed.
    await db.updateTable('ctg').set({ archived_at: new Date() }).where('id', '=', ctgId).execute()
    expect((await enter('ended')).cause).toBe('unknown-organisation')
    await db.updateTable('ctg').set({ archived_at: null }).where('id', '=', ctgId).execute()
    await db.updateTable('mail_domain').set({ closed_at: new Date() }).where('ctg_id', '=', ctgId).execute()
    expect((await enter('ended')).cause).toBe('unknown-organisation')
    expect(await db.selectFrom('person').select('id').where('email', '=', 'ended@ouvert.exemple').execute()).toEqual([])
  })

  test('whose level is a second factor is asked for none; another shows hers', async () => {
    for (const [sub, isAsked] of [
      ['invitee', true],
      ['invitee-mfa', false],
    ] as const) {
      await inviteAs(`${sub}@${domain}`)
      await enter(sub)
      const { id } = await db
        .selectFrom('person')
        .select('id')
        .where('email', '=', `${sub}@${domain}`)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('second_factor')
        .values({ person_id: id, sealed_secret: 'x', created_at: new Date(), confirmed_at: new Date() })
        .onConflict((conflict) => conflict.column('person_id').doNothing())
        .execute()
      const entered = await enter(sub)
      const page = await entered.browser.visit('/compte')
      expect([sub, page.status === 302]).toEqual([sub, isAsked])
    }
  })
})

describe('an account that is somebody’s already', () => {
  beforeEach(() => inviteAs(`known@${domain}`, { emailVerified: true }))

  test('is never tied silently: she confirms it while signed in by her own means', async () => {
    const { browser, location } = await enter('known')
    expect(location).toBe('/connexion/fournisseur/relier')
    expect(await isIn({ browser })).toBe(false)
    const page = await (await browser.visit(location)).text()
    expect(page).toContain(`known@${domain}`)
    // Pressed before she has shown that the account is hers: a link is sent, nothing is tied.
    expect((await browser.send(location, { intent: 'tie' })).status).toBe(200)
    expect(
      await db.selectFrom('provider_identity').select('subject').where('subject', '=', 'idp-1:known').execute(),
    ).toEqual([])

    const person = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', `known@${domain}`)
      .executeTakeFirstOrThrow()
    const session = await app().signIn({ personId: person.id })
    const cookies = `${browser.cookie()}; ${session}`
    expect((await app().post(location, { intent: 'tie' }, cookies)).headers.get('location')).toBe('/compte#entrer')
    expect((await app().post(location, { intent: 'tie' }, cookies)).status).toBe(404)
    expect(await isIn(await enter('known'))).toBe(true)
  })

  test('is not tied to another account that is signed in there', async () => {
    await db.deleteFrom('provider_identity').where('subject', '=', 'idp-1:known').execute()
    const { browser, location } = await enter('known')
    const { actors } = await givenCtg(db)
    const cookies = `${browser.cookie()}; ${await app().signIn(actors.reader)}`
    expect(await (await app().get(location, cookies)).text()).toContain('avec un autre compte')
    expect((await app().post(location, { intent: 'tie' }, cookies)).status).toBe(409)
  })
})

describe('who does not enter is told why', () => {
  test.each([
    ['stranger', 'unknown-organisation'],
    ['unverified', 'address-unverified'],
    ['nameless', 'address-missing'],
    ['', 'person-refused'],
  ])('« %s »: %s', async (sub, cause) => {
    const refused = await enter(sub)
    expect([refused.cause, await isIn(refused)]).toEqual([cause, false])
    const page = await refused.browser.visit(refused.location)
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('Revenir à la connexion')
    expect((await lastAct('person.provider-refused'))?.detail).toMatchObject({ cause })
  })

  test('whose account was closed by the administration, invited or not', async () => {
    const closing = { closed_at: new Date(), closed_reason: 'départ' }
    await db
      .insertInto('person')
      .values({ id: randomUUID(), name: 'Une partie', email: `closed@${domain}`, ...closing })
      .execute()
    const refused = await enter('closed')
    expect([refused.cause, await isIn(refused)]).toEqual(['account-closed', false])
  })

  test('of an organisation that is a party here, but invited by nobody', async () => {
    const { ctgId, town } = await givenCtg(db)
    await db
      .updateTable('party')
      .set({ siret: '21920036900015' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', town.id)
      .execute()
    expect((await enter('colleague')).cause).toBe('no-invitation')
  })

  test('a state that another browser began, that was forged, or that has served', async () => {
    const one = await enter('invitee')
    expect((await returned(one.browser, one.back)).cause).toBe('forged-state')
    const other = openBrowser(app())
    const back = await openBrowser(app()).identify('invitee')
    expect((await returned(other, back)).cause).toBe('forged-state')
    expect((await returned(other, '/connexion/fournisseur/retour?code=x&state=y')).cause).toBe('forged-state')
    expect(await isIn({ browser: other })).toBe(false)
  })

  test('a code that has served already', async () => {
    const browser = openBrowser(app())
    const first = new URL(await browser.identify('invitee'), siteUrl)
    await browser.visit(first.pathname + first.search)
    const other = openBrowser(app())
    const second = new URL(await other.identify('invitee'), siteUrl)
    second.searchParams.set('code', first.searchParams.get('code') ?? '')
    expect((await returned(other, second.pathname + second.search)).cause).toBe('used-code')
    expect(await isIn({ browser: other })).toBe(false)
  })

  test('a level below the one asked, of a provider that lets it pass', async () => {
    const openid = openidOf(provider().issuer, { TRAME_OPENID_ACR: 'eidas1-mfa eidas2' })
    const strict = await openTestApp(db, { config: { openid } })
    const browser = openBrowser(strict)
    const back = await browser.identify('invitee', (url) => url.searchParams.delete('claims'))
    expect((await returned(browser, back)).cause).toBe('acr-too-low')
    const strong = openBrowser(strict)
    expect((await returned(strong, await strong.identify('invitee-mfa'))).location).toBe('/')
    strict.close()
  })
})

/** The same claims, signed or altered by somebody else. */
const claimsIn = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
const altered = (token: string, change: Record<string, unknown>): string => {
  const [head, , signature] = token.split('.')
  const body = Buffer.from(JSON.stringify({ ...claimsIn(token), ...change })).toString('base64url')
  return `${head}.${body}.${signature}`
}
const resigned = (token: string, change: Record<string, unknown>) =>
  new SignJWT({ ...claimsIn(token), ...change })
    .setProtectedHeader({ alg: 'RS256', kid: 'essai' })
    .sign(provider().privateKey)

describe('what is not signed by the provider, for us, now, is not believed', () => {
  const other = { sub: 'known' }
  test.each<[string, (token: string) => string | Promise<string>]>([
    ['an altered id token', (token) => altered(token, other)],
    ['an id token without signature', (token) => new UnsecuredJWT(claimsIn(token)).encode()],
    [
      'one signed by a key of nobody',
      async (token) => {
        const { privateKey } = await generateKeyPair('RS256')
        return new SignJWT(claimsIn(token)).setProtectedHeader({ alg: 'RS256', kid: 'essai' }).sign(privateKey)
      },
    ],
    [
      'one signed by our own secret, which the setting does not allow',
      (token) =>
        new SignJWT(claimsIn(token)).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret)),
    ],
    ['one for another than us', (token) => resigned(token, { aud: 'un-autre-site' })],
    ['one of another issuer', (token) => resigned(token, { iss: 'https://ailleurs.exemple' })],
    ['one of another question', (token) => resigned(token, { nonce: 'une autre question' })],
    ['one of another hour', (token) => resigned(token, { exp: Math.floor(Date.now() / 1000) - 600 })],
  ])('%s', async (_name, change) => {
    provider().spoiling.token = async (body) => ({ ...body, id_token: await change(String(body.id_token)) })
    const refused = await enter('invitee')
    expect([refused.cause, await isIn(refused)]).toEqual(['bad-token', false])
  })

  test.each<[string, (token: string) => Promise<{ type: string; body: string }>]>([
    [
      'userinfo without signature',
      async (token) => ({ type: 'application/json', body: JSON.stringify(claimsIn(token)) }),
    ],
    [
      'altered userinfo',
      async (token) => ({ type: 'application/jwt', body: altered(token, { email: `known@${domain}` }) }),
    ],
    [
      'userinfo signed by nobody',
      async (token) => ({ type: 'application/jwt', body: new UnsecuredJWT(claimsIn(token)).encode() }),
    ],
    [
      'userinfo for another than us',
      async (token) => ({ type: 'application/jwt', body: await resigned(token, { aud: 'un-autre' }) }),
    ],
    ['userinfo of another person', async (token) => ({ type: 'application/jwt', body: await resigned(token, other) })],
  ])('%s', async (_name, change) => {
    provider().spoiling.userinfo = change
    const refused = await enter('invitee')
    expect([refused.cause, await isIn(refused)]).toEqual(['bad-token', false])
  })
})

describe('a provider that does not answer', () => {
  test('in time, or at all: she is told so, and the page of sign-in still works', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    for (const issuer of [`http://localhost:${port}`, 'http://localhost:1']) {
      const openid = { ...(openidOf(issuer) ?? expect.unreachable('no provider')), timeoutMs: 200 }
      const alone = await openTestApp(db, { config: { openid } })
      const browser = openBrowser(alone)
      const begun = performance.now()
      const { cause, location } = await returned(browser, '/connexion/fournisseur/aller')
      expect([cause, performance.now() - begun < 2_000]).toEqual(['unreachable', true])
      expect((await browser.visit(location)).status).toBe(503)
      expect((await browser.visit('/connexion')).status).toBe(200)
      alone.close()
    }
    silent.closeAllConnections()
    silent.close()
  })
})

describe('leaving', () => {
  test('ends our session first, then leads to the sign-out of the provider, and knows it when it comes back', async () => {
    await inviteAs(`invitee@${domain}`)
    await db.deleteFrom('second_factor').execute()
    const { browser } = await enter('invitee')
    const left = await browser.send('/deconnexion', {})
    expect(left.headers.get('location')).toBe('/connexion/fournisseur/sortie')
    expect(await isIn({ browser })).toBe(false)
    expect(await (await browser.visit('/connexion/fournisseur/sortie')).text()).toContain('http-equiv="refresh"')
    const to = new URL((await browser.visit('/connexion/fournisseur/sortie?suite')).headers.get('location') ?? '')
    expect(to.origin).toBe(provider().issuer)
    expect(claimsIn(to.searchParams.get('id_token_hint') ?? '').sub).toBe('invitee')
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${siteUrl}/connexion/fournisseur/sortie`)
    expect((await fetch(to)).status).toBe(200)
    // Taken once; and only the provider’s own way back is told as such.
    expect((await browser.visit('/connexion/fournisseur/sortie?suite')).headers.get('location')).toBe('/connexion')
    const forged = await browser.visit('/connexion/fournisseur/sortie?state=x')
    expect(forged.headers.getSetCookie().some((one) => one.startsWith('trame_dit='))).toBe(false)
  })
})

describe('without a provider', () => {
  test('nothing is said of one', async () => {
    const alone = await openTestApp(db)
    const page = await (await alone.get('/connexion')).text()
    expect(page).not.toContain('S’identifier avec')
    expect((await alone.get('/connexion/fournisseur/aller')).headers.get('location')).toBe('/connexion')
    alone.close()
    expect(await (await app().get('/connexion')).text()).toContain('S’identifier avec ProConnect')
  })

  test.each([
    [{ TRAME_OPENID_ISSUER: 'https://fournisseur.exemple' }, /vont ensemble/],
    [
      { TRAME_OPENID_ISSUER: 'http://fournisseur.exemple', TRAME_OPENID_CLIENT_ID: 'a', TRAME_OPENID_SECRET: 'b' },
      /https/,
    ],
    [
      {
        ...{ TRAME_OPENID_ISSUER: 'https://f.exemple', TRAME_OPENID_CLIENT_ID: 'a', TRAME_OPENID_SECRET: 'b' },
        TRAME_OPENID_ALG: 'none',
      },
      /TRAME_OPENID_ALG/,
    ],
  ])('a setting that is half told is refused at the start', (env, sentence) => {
    expect(() => readOpenid(env)).toThrow(sentence)
  })
})
