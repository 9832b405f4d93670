/** Sign-in settings of the environment: identity provider, mandatory second factor. Table: docs/exploitation.md. */
import { StartError } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

/** An OpenID Connect provider; the rest is said by its discovery document. */
export type OpenidConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Shown on the button. */
  readonly name: string
  readonly scopes: readonly string[]
  /** Required levels of authentication (acr); empty: any level is accepted. */
  readonly requiredAcr: readonly string[]
  /** Levels that count as a second factor. */
  readonly mfaAcr: readonly string[]
  readonly algorithms: readonly string[]
  /** Userinfo comes as a signed token; else as plain JSON, which some providers do. */
  readonly isUserinfoSigned: boolean
  /** The provider verifies every address, and does not say so of each. */
  readonly areAddressesVerified: boolean
  readonly usesPkce: boolean
  /** How long each of its answers is waited for. */
  readonly timeoutMs: number
}

/** Who must have a second factor here. */
export type SecondFactorConfig = { readonly forAdministration: boolean; readonly forSigning: boolean }

const proConnectScopes = 'openid given_name usual_name email uid siret idp_id organization_label roles'
const proConnectMfa = 'eidas0-mfa eidas1-mfa eidas2 eidas3'
const knownAlgorithms: readonly string[] = ['RS256', 'ES256', 'PS256', 'EdDSA', 'HS256']
const timeoutMs = 6_000

const words = (list: string): readonly string[] => list.split(/[\s,]+/).filter((word) => word !== '')

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** @throws StartError unless it is HTTPS, or on this very machine */
function readIssuer(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))
  if (!url || !isSafe || url.search || url.hash || url.username) throw new StartError(startLabels.openidIssuer(address))
  return address.replace(/\/$/, '')
}

function readAlgorithms(setting: string): readonly string[] {
  const algorithms = words(setting)
  const unknown = algorithms.find((algorithm) => !knownAlgorithms.includes(algorithm))
  if (unknown !== undefined || algorithms.length === 0)
    throw new StartError(startLabels.openidAlgorithm(unknown ?? '', knownAlgorithms.join(', ')))
  return algorithms
}

/** @returns undefined without a provider @throws StartError when the settings are incomplete */
export function readOpenid(env: NodeJS.ProcessEnv): OpenidConfig | undefined {
  const { TRAME_OPENID_ISSUER: issuer, TRAME_OPENID_CLIENT_ID: clientId, TRAME_OPENID_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return
  if (!issuer || !clientId || !clientSecret) throw new StartError(startLabels.openidTogether)
  return {
    issuer: readIssuer(issuer),
    clientId,
    clientSecret,
    name: env.TRAME_OPENID_NAME || 'ProConnect',
    scopes: words(env.TRAME_OPENID_SCOPES || proConnectScopes),
    requiredAcr: words(env.TRAME_OPENID_ACR ?? ''),
    mfaAcr: words(env.TRAME_OPENID_ACR_MFA ?? proConnectMfa),
    algorithms: readAlgorithms(env.TRAME_OPENID_ALG || 'RS256 ES256'),
    isUserinfoSigned: env.TRAME_OPENID_USERINFO !== 'simple',
    areAddressesVerified: env.TRAME_OPENID_ADDRESSES === 'verifiees',
    usesPkce: env.TRAME_OPENID_PKCE !== 'non',
    timeoutMs,
  }
}

/** @throws StartError on an unknown word: a typo must not disable a security rule */
export function readSecondFactor(env: NodeJS.ProcessEnv): SecondFactorConfig {
  const cases = words(env.TRAME_SECOND_FACTOR ?? '')
  const unknown = cases.find((word) => word !== 'administration' && word !== 'signature')
  if (unknown !== undefined) throw new StartError(startLabels.secondFactor(unknown))
  return { forAdministration: cases.includes('administration'), forSigning: cases.includes('signature') }
}
