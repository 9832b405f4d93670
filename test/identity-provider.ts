/**
 * An identity provider of tests, on this machine: `oidc-provider` speaking as ProConnect does, who chooses among the people given,
 * and whose answers a test may spoil.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export const clientId = 'trame-essai'
export const clientSecret = 'secret du client, pour les essais seulement'

export type TestIdentity = {
  readonly sub: string
  readonly idp_id?: string
  readonly given_name?: string
  readonly usual_name?: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly siret?: string
  readonly organization_label?: string
  /** How strongly she is recognised. */
  readonly acr?: string
}

type Options = {
  readonly siteUrl: string
  readonly identities: readonly TestIdentity[]
  /** Written after its address, as some do: « / ». */
  readonly issuerEnd?: string
}

/** What a hostile provider, or somebody on the way, would answer instead. */
export type Spoiling = {
  token?: ((body: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>) | undefined
  userinfo?: ((token: string) => Promise<{ readonly type: string; readonly body: string }>) | undefined
  /** What its tokens are verified with is not given. */
  areKeysAway?: boolean
}

const claimsOf = ({ acr: _acr, ...claims }: TestIdentity) => claims
const levels = ['eidas1', 'eidas1-mfa', 'eidas2', 'eidas3']

export async function startIdentityProvider({ siteUrl, identities, issuerEnd = '' }: Options) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'essai' }
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer + issuerEnd, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${siteUrl}/connexion/fournisseur/retour`],
        post_logout_redirect_uris: [`${siteUrl}/connexion/fournisseur/sortie`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
        application_type: 'web',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['essai'] },
    acrValues: levels,
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'organization_label', 'roles'],
    claims: {
      openid: ['sub'],
      acr: null,
      amr: null,
      email: ['email', 'email_verified'],
      ...Object.fromEntries(
        ['given_name', 'usual_name', 'uid', 'siret', 'idp_id', 'organization_label', 'roles'].map((name) => [
          name,
          [name],
        ]),
      ),
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Déconnexion</title>${form}<button form="op.logoutForm" name="logout" value="yes">Oui</button>`
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/identifier/${uid}` },
    findAccount: (_ctx, sub) => {
      const identity = identities.find((one) => one.sub === sub)
      return identity && { accountId: sub, claims: async () => claimsOf(identity) }
    },
    ttl: { Session: 3_600, Interaction: 600, Grant: 3_600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
    // Everything is consented to: what is tested is who one is.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope('openid given_name usual_name email uid siret idp_id organization_label roles')
      grant.addOIDCClaims(['acr', 'amr'])
      await grant.save()
      return grant
    },
  })
  const spoiling: Spoiling = {}
  const answer = provider.callback()

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sub = new URL(request.url ?? '/', issuer).searchParams.get('sub')
    if (sub === null) {
      const links = identities.map(
        (one) => `<li><a href="?sub=${one.sub}">${one.given_name ?? ''} ${one.usual_name ?? one.sub}</a></li>`,
      )
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><html lang="fr"><title>Identité d’essai</title><h1>Qui êtes-vous ?</h1><ul>${links.join('')}</ul><a href="?sub=">Renoncer</a>`,
      )
      return
    }
    const { acr } = identities.find((one) => one.sub === sub) ?? {}
    const result =
      sub === ''
        ? { error: 'access_denied', error_description: 'la personne a renoncé' }
        : { login: { accountId: sub, ...(acr && { acr, amr: ['pwd'] }) } }
    await provider.interactionFinished(request, response, result)
  }

  server.on('request', (request, response) => {
    const path = request.url ?? '/'
    if (spoiling.areKeysAway && path.startsWith('/jwks')) {
      response.writeHead(503).end('Revenez plus tard')
      return
    }
    if (path.startsWith('/identifier/')) {
      choose(request, response).catch(() => response.writeHead(500).end())
      return
    }
    spoil(path, response, spoiling)
    void answer(request, response)
  })
  return {
    issuer,
    spoiling,
    privateKey,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What is sent is written by Koa in one piece: another is put in its place. */
function spoil(path: string, response: ServerResponse, spoiling: Spoiling): void {
  const end = response.end.bind(response)
  const replace = (type: string, body: string) => {
    response.setHeader('content-type', type)
    response.setHeader('content-length', Buffer.byteLength(body))
    end(body)
  }
  const { token, userinfo } = spoiling
  if (path.startsWith('/token') && token)
    response.end = (chunk: unknown) => {
      void Promise.resolve(token(JSON.parse(String(chunk)))).then((body) =>
        replace('application/json', JSON.stringify(body)),
      )
      return response
    }
  if (path.startsWith('/me') && userinfo)
    response.end = (chunk: unknown) => {
      void userinfo(String(chunk)).then(({ type, body }) => replace(type, body))
      return response
    }
}
