/** What the tests of the identity provider share: an application beside it, the people it knows, and how one enters. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type OpenidConfig, readOpenid } from '#app/kernel/entry-config.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { openBrowser } from './identity-journey.server.ts'
import { clientId, clientSecret, startIdentityProvider, type TestIdentity } from './identity-provider.ts'

export const siteUrl = 'http://localhost:3000'
export const domain = 'ville-du-fournisseur.exemple'
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
export const identities = [
  agent('invitee'),
  agent('invitee-mfa', { acr: 'eidas1-mfa' }),
  agent('known'),
  agent('stranger', { email: 'stranger@ailleurs.exemple', siret: '99999999900011' }),
  agent('colleague', { email: 'colleague@service-du-fournisseur.exemple', siret: '21920036900999' }),
  agent('unverified', { email_verified: false }),
  agent('nameless', { email: '' }),
  agent('by-domain', { email: 'by-domain@ouvert.exemple' }),
  agent('invitee-elsewhere', { idp_id: 'idp-2', email: `invitee@${domain}` }),
  agent('closed'),
  agent('slashed'),
  agent('archived', { email: 'archived@ouvert.exemple' }),
  agent('untied'),
  agent('ended', { email: 'ended@ouvert.exemple' }),
]

export const db = await testDatabase()
const given: { app?: TestApp; provider?: Awaited<ReturnType<typeof startIdentityProvider>> } = {}
export const app = () => given.app ?? expect.unreachable('no application')
export const provider = () => given.provider ?? expect.unreachable('no provider')

export const openidOf = (issuer: string, more: NodeJS.ProcessEnv = {}): OpenidConfig =>
  readOpenid({
    TRAME_OPENID_ISSUER: issuer,
    TRAME_OPENID_CLIENT_ID: clientId,
    TRAME_OPENID_SECRET: clientSecret,
    ...more,
  }) ?? expect.unreachable('no provider')

/** To be called at the top of a test file. */
export function withProviderApp(): void {
  beforeAll(async () => {
    given.provider = await startIdentityProvider({ siteUrl, identities })
    given.app = await openTestApp(db, { config: { openid: openidOf(given.provider.issuer) } })
  })
  afterAll(() => {
    given.app?.close()
    given.provider?.close()
  })
  afterEach(() => {
    Object.assign(provider().spoiling, { token: undefined, userinfo: undefined })
  })
}

export const inviteAs = (email: string, values: { emailVerified?: boolean } = {}) =>
  db
    .insertInto('person')
    .values({ id: randomUUID(), name: 'Une invitée', email, ...values })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()

export const lastAct = (action: string) =>
  db
    .selectFrom('audit_entry')
    .select(['person_name', 'detail', 'ctg_id'])
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** What the page after the provider says, and where it is. */
export async function returned(browser: ReturnType<typeof openBrowser>, to: string) {
  const answer = await browser.visit(to)
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, cause: location.match(/cause=([\w-]+)/)?.[1] }
}
export async function enter(sub: string, change?: (url: URL) => void) {
  const browser = openBrowser(app())
  const back = await browser.identify(sub, change)
  return { browser, back, ...(await returned(browser, back)) }
}
export const isIn = async ({ browser }: { readonly browser: ReturnType<typeof openBrowser> }) =>
  (await browser.visit('/compte')).status === 200

/** What a token says, believed or not. */
export const claimsIn = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
