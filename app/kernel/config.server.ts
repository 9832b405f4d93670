/** What the environment says. The only place that reads it; see docs/exploitation.md for the table. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { BlockList, isIP } from 'node:net'
import path from 'node:path'
import { openDataFolder } from './data-folder.server.ts'
import { type OpenidConfig, readOpenid, readSecondFactor, type SecondFactorConfig } from './entry-config.server.ts'
import { StartError } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

export type ProcessRole = 'all' | 'web' | 'worker'

export type Config = {
  readonly port: number
  /** Where it listens; undefined: this machine alone, by both of its loopback addresses. */
  readonly host: string | undefined
  /** Public address, without a final slash. */
  readonly url: string
  readonly dataFolder: string
  /** The deployer's PostgreSQL; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  /** The service that keeps files; undefined: the data folder. */
  readonly s3Url: string | undefined
  /** Most that the files of one CTG, and of all, may hold. */
  readonly ctgQuotaBytes: number
  readonly quotaBytes: number
  readonly smtpUrl: string | undefined
  readonly role: ProcessRole
  /** `auto`: the demonstration is played when the embedded database is empty. */
  readonly demo: 'auto' | 'on' | 'off'
  readonly secret: string
  /** Hosts of the deployer's own network that webhooks may reach. */
  readonly webhookHosts: readonly string[]
  /** Opens `/metrics`; undefined: there is no such address. */
  readonly metricsToken: string | undefined
  /** Public figures of any territory are read without an account. */
  readonly isObservatoryOpen: boolean
  /** Proxies whose `X-Forwarded-For` is trusted. */
  readonly proxies: BlockList
  readonly isProduction: boolean
  /** Months after her last mandate from which a person is reduced to function and party. */
  readonly departedMonths: number
  readonly signing: SigningConfig
  /** Who signs people in for this instance; undefined: Trame alone. */
  readonly openid: OpenidConfig | undefined
  readonly secondFactor: SecondFactorConfig
}

/** Signing in Trame, and what this instance trusts of what others signed. */
export type SigningConfig = {
  /** The instance allows it; each CTG's two coordinations must too. */
  readonly isOpen: boolean
  /** PEM files of the seal given by the deployer; undefined: one of the instance's own, in the data folder. */
  readonly keyFile: string | undefined
  readonly certificateFile: string | undefined
  /** Of an RFC 3161 authority. */
  readonly timestampUrl: string | undefined
  /** PEM file of the authorities whose signatures are known here, and of their revocation lists. */
  readonly authoritiesFile: string | undefined
}

function readSigning(env: NodeJS.ProcessEnv): SigningConfig {
  const [keyFile, certificateFile] = [env.TRAME_SEAL_KEY || undefined, env.TRAME_SEAL_CERTIFICATE || undefined]
  if ((keyFile === undefined) !== (certificateFile === undefined)) throw new StartError(startLabels.sealTogether)
  const timestampUrl = env.TRAME_TIMESTAMP_URL || undefined
  if (timestampUrl !== undefined && !/^https?:/.test(URL.canParse(timestampUrl) ? new URL(timestampUrl).protocol : ''))
    throw new StartError(startLabels.timestampUrl(timestampUrl))
  return {
    isOpen: env.TRAME_SIGNATURE === 'ouverte',
    keyFile,
    certificateFile,
    timestampUrl,
    authoritiesFile: env.TRAME_AUTHORITIES || undefined,
  }
}

const secretBytes = 32
/** The minimum of better-auth: a shorter secret can be brute-forced. */
const shortestSecret = 32
const shortestMetricsToken = 20

export const secretFile = (dataFolder: string): string => path.join(dataFolder, 'secret')
export const makeSecret = (): string => randomBytes(secretBytes).toString('base64url')

/** Secret of sessions: TRAME_SECRET, else one made at the first start and kept in the data folder. @throws StartError when too short */
function readSecret(dataFolder: string, fromEnvironment: string | undefined): string {
  const file = secretFile(dataFolder)
  if (!fromEnvironment && !fs.existsSync(file)) fs.writeFileSync(file, makeSecret(), { mode: 0o600, flag: 'wx' })
  const secret = fromEnvironment || fs.readFileSync(file, 'utf8').trim()
  if (secret.length >= shortestSecret) return secret
  throw new StartError(startLabels.secretTooShort(fromEnvironment ? 'TRAME_SECRET' : file, shortestSecret))
}

/** Path of the data folder; it may not exist yet. */
export const dataFolderOf = (env: NodeJS.ProcessEnv): string => path.resolve(env.TRAME_DATA ?? 'var')

const words = (list: string): readonly string[] => list.split(/[\s,]+/).filter((word) => word !== '')

/** Addresses and networks (10.0.0.0/8), separated by commas or spaces. */
function readProxies(list: string): BlockList {
  const proxies = new BlockList()
  for (const word of words(list)) {
    const [address = '', length] = word.split('/')
    const bits = isIP(address) === 6 ? 128 : 32
    const prefix = length === undefined ? bits : /^\d+$/.test(length) ? Number(length) : Number.NaN
    if (isIP(address) === 0 || !(prefix <= bits)) throw new StartError(startLabels.proxyUnknown(word))
    proxies.addSubnet(address, prefix, bits === 128 ? 'ipv6' : 'ipv4')
  }
  return proxies
}

/** @returns the origin, without a final slash */
function readPublicUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new StartError(startLabels.url(address))
  return url.origin
}

/** Of a million bytes each, as `formatFileSize` says them. @throws StartError when it is no number */
function readMegabytes(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const megabytes = Number(env[name] || byDefault)
  if (!(megabytes > 0)) throw new StartError(startLabels.megabytes(name, env[name]))
  return megabytes * 1_000_000
}

/** @throws StartError when it could be guessed */
function readMetricsToken(token: string | undefined): string | undefined {
  if (!token) return undefined
  if (token.length >= shortestMetricsToken) return token
  throw new StartError(startLabels.metricsTokenTooShort(shortestMetricsToken))
}

/** @throws StartError when it is no number of months that a person may still understand */
function readMonths(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const months = Number(env[name] || byDefault)
  if (Number.isInteger(months) && months >= 1 && months <= 120) return months
  throw new StartError(startLabels.months(name, env[name]))
}

/** Two years: that of accounts left unused, in the references of the CNIL; a successor and an evaluation still find who did what. */
const usualDepartedMonths = 24

const processRoles: readonly ProcessRole[] = ['all', 'web', 'worker']

/** Reads the environment and makes the data folder. @throws StartError on a value or a folder it cannot use */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new StartError(startLabels.port(env.PORT))
  const dataFolder = dataFolderOf(env)
  openDataFolder(dataFolder)
  const role = processRoles.find((known) => known === (env.TRAME_ROLE ?? 'all'))
  if (!role) throw new StartError(startLabels.role(env.TRAME_ROLE))
  return {
    port,
    host: env.TRAME_HOST === 'localhost' ? undefined : env.TRAME_HOST || undefined,
    url: readPublicUrl(env.TRAME_URL || `http://localhost:${port}`),
    dataFolder,
    databaseUrl: env.DATABASE_URL || undefined,
    s3Url: env.S3_URL || undefined,
    ctgQuotaBytes: readMegabytes(env, 'TRAME_CTG_QUOTA_MB', 2_000),
    quotaBytes: readMegabytes(env, 'TRAME_QUOTA_MB', 20_000),
    smtpUrl: env.SMTP_URL || undefined,
    role,
    demo: env.TRAME_DEMO === undefined ? 'auto' : env.TRAME_DEMO === '0' || env.TRAME_DEMO === 'off' ? 'off' : 'on',
    secret: readSecret(dataFolder, env.TRAME_SECRET),
    metricsToken: readMetricsToken(env.TRAME_METRICS_TOKEN),
    isObservatoryOpen: env.TRAME_OBSERVATOIRE === 'ouvert',
    webhookHosts: words(env.TRAME_WEBHOOK_HOSTS ?? ''),
    proxies: readProxies(env.TRAME_PROXIES ?? '127.0.0.0/8, ::1'),
    isProduction: env.NODE_ENV === 'production',
    departedMonths: readMonths(env, 'TRAME_DEPARTED_MONTHS', usualDepartedMonths),
    signing: readSigning(env),
    openid: readOpenid(env),
    secondFactor: readSecondFactor(env),
  }
}
