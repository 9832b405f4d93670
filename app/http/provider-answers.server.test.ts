/** What an identity provider answers, or does not: what is not signed by it, for us, now, is not believed. Rules: docs/rules/accounts.md §12. */
import { createServer, type Server } from 'node:http'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test, vi } from 'vitest'
import { readOpenid } from '#app/kernel/entry-config.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { openBrowser } from '#test/identity-journey.server.ts'
import { clientSecret, startIdentityProvider } from '#test/identity-provider.ts'
import {
  app,
  claimsIn,
  db,
  domain,
  enter,
  identities,
  inviteAs,
  isIn,
  openidOf,
  provider,
  returned,
  siteUrl,
  withProviderApp,
} from '#test/provider-app.server.ts'
import { beginProvider } from './provider-door.server.ts'

withProviderApp()

/** The same claims, altered or signed anew by somebody else. */
const altered = (token: string, change: Record<string, unknown>): string => {
  const [head, , signature] = token.split('.')
  const body = Buffer.from(JSON.stringify({ ...claimsIn(token), ...change })).toString('base64url')
  return `${head}.${body}.${signature}`
}
const resigned = (token: string, change: Record<string, unknown>) =>
  new SignJWT({ ...claimsIn(token), ...change })
    .setProtectedHeader({ alg: 'RS256', kid: 'essai' })
    .sign(provider().privateKey)

/** @returns its address, as that of an issuer */
async function listenHere(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
}

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
  test('with its keys is not said to lie; one whose name ends with « / » is believed under that name', async () => {
    const slashed = await startIdentityProvider({ siteUrl, identities, issuerEnd: '/' })
    const beside = await openTestApp(db, { config: { openid: openidOf(`${slashed.issuer}/`) } })
    await inviteAs(`slashed@${domain}`)
    const enterBeside = async () => {
      const browser = openBrowser(beside)
      return returned(browser, await browser.identify('slashed'))
    }
    slashed.spoiling.areKeysAway = true
    expect((await enterBeside()).cause).toBe('unreachable')
    slashed.spoiling.areKeysAway = false
    expect((await enterBeside()).location).toBe('/')
    beside.close()
    slashed.close()
  })

  test('or speaks for another: whoever runs the instance reads in the log what the person is not told', async () => {
    const document = { issuer: 'https://ailleurs.exemple', authorization_endpoint: 'https://ailleurs.exemple/a' }
    const others = { token_endpoint: 'https://ailleurs.exemple/t', userinfo_endpoint: 'https://ailleurs.exemple/u' }
    const server = createServer((_request, response) => {
      response.end(JSON.stringify({ ...document, ...others, jwks_uri: 'https://ailleurs.exemple/j' }))
    })
    const { instance } = app()
    const openid = openidOf(await listenHere(server))
    const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
    const answer = await beginProvider(
      {
        ...{ instance: { ...instance, config: { ...instance.config, openid } }, actor: undefined, awaited: undefined },
        ...{
          nonce: '',
          requestId: '',
          clientAddress: '192.0.2.9',
          isDataRequest: false,
          silence: undefined,
          dismissedMessageIds: [],
        },
      },
      '/',
    )
    expect(answer.headers.get('location')).toContain('cause=bad-token')
    const warnings = warn.mock.calls.map(([what]) => String(Object(what).err))
    expect(warnings).toEqual([expect.stringContaining('discovery speaks for https://ailleurs.exemple')])
    warn.mockRestore()
    server.close()
  })

  test('in time, or at all: she is told so, and the page of sign-in still works', async () => {
    const silent = createServer(() => undefined)
    for (const issuer of [await listenHere(silent), 'http://localhost:1']) {
      const openid = { ...openidOf(issuer), timeoutMs: 200 }
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
