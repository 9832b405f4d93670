/**
 * PostgreSQL without installing anything: the binaries of npm, on a folder of ours, on the loopback only.
 * A server that outlived a killed Trame is adopted. The last Trame to leave stops it. Traps: docs/decisions/0006.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { folderMode } from './data-folder.server.ts'
import { withFolderLock } from './folder-lock.server.ts'
import { chooseRunner, findPostgresBinaries, type Runner } from './postgres-binaries.server.ts'
import { isAlive, type Postmaster, readPostmaster, readText, signalPostmaster } from './postmaster.server.ts'
import { StartError } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'
import { watchOver } from './watch-over.server.ts'

export type EmbeddedPostgres = {
  readonly url: string
  /** Stops the server, unless another Trame (a backup, a second process) still uses it. Never rejects. */
  readonly stop: () => Promise<void>
}
/** `fsync: false` is for tests only: a power cut would lose data. `port` is chosen free when absent. */
export type EmbeddedPostgresOptions = { readonly fsync?: boolean; readonly port?: number }

const majorVersion = '18'
const readyTimeoutMs = 120_000
/** Distinguishes our connections from those of another Trame on the same server. */
const applicationName = `trame-${process.pid}-${randomBytes(3).toString('hex')}`

/** Where everything of one server is. `data` is PGDATA; the rest is ours. */
type Place = { readonly folder: string; readonly data: string; readonly password: string; readonly log: string }

/** @param folder created when absent; holds the data, the password and the log. @throws StartError */
export async function startEmbeddedPostgres(
  folder: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const native = findPostgresBinaries()
  const place = preparePlace(folder)
  return withFolderLock(place.folder, async () => {
    const running = (await adopt(place)) ?? (await create(place, native, options))
    const url = urlOf(place, running)
    // On the same port, so that no address changes. Another Trame of this folder may have restarted it already.
    const restart = () =>
      withFolderLock(
        place.folder,
        async () => (await adopt(place)) ?? create(place, native, { ...options, port: running.port }),
      )
    const watch = watchOver(running, (server) => isAlive(server, place.data), restart)
    return { url, stop: async () => stop(place, await watch.leave(), url) }
  })
}

function preparePlace(folder: string): Place {
  try {
    fs.mkdirSync(folder, { recursive: true })
    // The account that PostgreSQL runs under goes through it when it is not ours.
    if (fs.statSync(folder).uid === process.getuid?.()) fs.chmodSync(folder, folderMode)
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (error) {
    throw new StartError(startLabels.postgresFolderClosed(path.resolve(folder)), error)
  }
  const real = fs.realpathSync(folder)
  return {
    folder: real,
    data: path.join(real, 'data'),
    password: path.join(real, 'password'),
    log: path.join(real, 'postgres.log'),
  }
}

/** The live server of this folder, once it answers; undefined when there is none. */
async function adopt(place: Place): Promise<Postmaster | undefined> {
  const deadline = Date.now() + readyTimeoutMs
  for (;;) {
    const postmaster = readPostmaster(place.data)
    if (!postmaster || !isAlive(postmaster, place.data)) return
    if (postmaster.status === 'ready' && (await answers(urlOf(place, postmaster)))) return postmaster
    if (Date.now() > deadline) throw new StartError(startLabels.postgresSilent(place.folder, place.log))
    await wait(50)
  }
}

const urlOf = (place: Place, { port }: Postmaster): string =>
  `postgres://trame:${readPassword(place)}@127.0.0.1:${port}/postgres?application_name=${applicationName}`

/** A server killed an instant ago still looks alive. */
const answers = (url: string): Promise<boolean> =>
  ask(url, 'select 1 where $1::text is not null').then((count) => count === 1)

async function create(place: Place, native: string, options: EmbeddedPostgresOptions): Promise<Postmaster> {
  const isNew = !fs.existsSync(place.data)
  if (isNew) initialise(place, native, options)
  else refuseOtherVersion(place)
  const runner = runnerFor(native, place, place.data)
  const port = options.port ?? (await findFreePort())
  const deadline = Date.now() + readyTimeoutMs
  for (;;) {
    fs.rmSync(path.join(place.data, 'postmaster.pid'), { force: true }) // stale: `adopt` found no process behind it
    const started = await launch(place, runner, port, options)
    if (started) return started
    // Backends of a killed postmaster take a moment to notice its death, and hold the shared memory meanwhile.
    if (!readLog(place).includes('shared memory') || Date.now() > deadline) throw launchError(place, port)
    await wait(200)
  }
}

function runnerFor(native: string, place: Place, data: string): Runner {
  try {
    return chooseRunner(native, data)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(startLabels.postgresFolderOfOther(place.folder), error)
  }
}

/** Makes the cluster beside its final place and renames it: an interrupted creation leaves nothing half made. */
function initialise(place: Place, native: string, { fsync = true }: EmbeddedPostgresOptions): void {
  const draft = path.join(place.folder, 'data.new')
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  const runner = runnerFor(native, place, draft)
  const owner = fs.statSync(draft)
  fs.rmSync(place.password, { force: true })
  fs.writeFileSync(place.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  fs.chownSync(place.password, owner.uid, owner.gid)
  const { command, args, options } = runner('initdb', [
    ...[
      '--pgdata',
      draft,
      '--username=trame',
      `--pwfile=${place.password}`,
      '--auth=scram-sha-256',
      '--no-instructions',
    ],
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr'],
    ...(fsync ? [] : ['--no-sync']),
  ])
  const made = spawnSync(command, args, { ...spawnSyncOptions(options), encoding: 'utf8' })
  if (made.status !== 0) {
    throw new StartError(startLabels.postgresNotMade(place.folder, causeIn(made.stderr)), made.error)
  }
  fs.renameSync(draft, place.data)
}

const spawnSyncOptions = ({ cwd, env, uid, gid }: ReturnType<Runner>['options']) => ({ cwd, env, uid, gid })

function refuseOtherVersion(place: Place): void {
  const version = readText(path.join(place.data, 'PG_VERSION')).trim()
  if (version === '') throw new StartError(startLabels.postgresUnreadable(place.data))
  if (version !== majorVersion) {
    throw new StartError(startLabels.postgresVersion(place.folder, version, majorVersion))
  }
}

/** Starts the postmaster apart from us (its own group, its own log): it must outlive a kill of ours without harm. */
async function launch(
  place: Place,
  runner: Runner,
  port: number,
  { fsync = true }: EmbeddedPostgresOptions,
): Promise<Postmaster | undefined> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '128MB',
    // Nothing replicates this server: with minimal WAL, a table truncated and refilled in one transaction (a restoration) is written once.
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An error quotes the values of its statement: the caller may see them, the log of the server must not.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    // Tests restore several databases of one server at once: each takes the locks of a whole one (docs/decisions/0106).
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', max_locks_per_transaction: '256' }),
  }
  const { command, args, options } = runner('postgres', [
    ...['-D', place.data, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const log = fs.openSync(place.log, 'w', 0o600)
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  child.unref()
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'))
    child.once('error', () => resolve('ended'))
  })
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    const postmaster = readPostmaster(place.data)
    if (postmaster?.status === 'ready' && postmaster.pid === child.pid) return postmaster
    if ((await Promise.race([ended, wait(20)])) === 'ended') return
  }
  child.kill('SIGQUIT')
  return
}

function launchError(place: Place, port: number): StartError {
  const log = readLog(place)
  if (log.includes('could not bind')) return new StartError(startLabels.postgresPortTaken(port))
  return new StartError(startLabels.postgresNotStarted(lastLine(log), place.log))
}

async function stop(place: Place, running: Postmaster, url: string): Promise<void> {
  if (!isAlive(running, place.data) || (await hasOtherClients(url))) return
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!signalPostmaster(running, signal)) return
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (!isAlive(running, place.data)) return
      await wait(20)
    }
  }
}

/** Whether another Trame is connected. A server that no longer answers has no client worth keeping it for. */
const hasOtherClients = (url: string): Promise<boolean> =>
  ask(
    url,
    "select 1 from pg_stat_activity where application_name like 'trame-%' and application_name <> $1 limit 1",
  ).then((count) => count === 1)

/** Number of rows of a query, given our name as $1, on a connection of its own; undefined when the server does not answer. */
async function ask(url: string, sql: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(sql, [applicationName])).rowCount ?? 0
  } catch {
    return
  } finally {
    await client.end().catch(() => undefined)
  }
}

function readPassword(place: Place): string {
  const password = readText(place.password)
  if (password === '') throw new StartError(startLabels.postgresPassword(place.password))
  return password
}

const readLog = (place: Place): string => readText(place.log)
/** Skips the « removing … » lines that initdb prints after the cause of its failure. */
const causeIn = (output: string): string => lastLine(output.replace(/^initdb: removing .*$/gm, ''))

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
