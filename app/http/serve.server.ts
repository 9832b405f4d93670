/** The process: configuration → port → PostgreSQL → migrations → data of the instance → jobs → pages. */
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type pg from 'pg'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { followMessages } from '#app/domains/instance/messages.server.ts'
import { noteVersion, readOwnVersion, startPulse } from '#app/domains/instance/pulse.server.ts'
import { closeWarehouse, refreshWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { createPublicCache, type PublicCache, publicChannel } from '#app/domains/portal/public-cache.server.ts'
import { figuresChannel } from '#app/domains/sources/lots.ts'
import { type Config, readConfig } from '#app/kernel/config.server.ts'
import { writeForOurselves } from '#app/kernel/data-folder.server.ts'
import { connectPool, type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { servicesInClear } from '#app/kernel/in-clear.ts'
import { prepareJobs, startJobs } from '#app/kernel/jobs.server.ts'
import { startListener } from '#app/kernel/listener.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { latestMigration, migrate } from '#app/kernel/migrate.server.ts'
import { startPresence } from '#app/kernel/node-presence.server.ts'
import { everythingRestricted } from '#app/kernel/sight.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { startLabels } from '#app/kernel/start-labels.fr.ts'
import { createApp } from './app.server.ts'
import { openCollab } from './collab.server.ts'
import { watchFaults } from './faults.server.ts'
import { createHealthCheck } from './health.server.ts'
import { createTaskList, cronItems, onlyBrief, resumeJobs } from './jobs.server.ts'
import { listen } from './listen.server.ts'
import { loadRoutes } from './routes-build.server.ts'
import { createStops, type Stops } from './stops.server.ts'
import { withPreparation } from './with-preparation.server.ts'

const stops = createStops()

/** Set by the first signal: what fails from then on fails because we are leaving. */
let isStopping = false

/** A second signal changes nothing: PostgreSQL is given the time to close its files. */
async function leave(exitCode = 0): Promise<void> {
  if (isStopping) return
  isStopping = true
  console.log(startLabels.stopping)
  await stops.runAll()
  process.exit(exitCode)
}

/** What an instance needs before it serves. @returns whether it is a demonstration */
export type PrepareInstance = (
  db: Database,
  on: { readonly config: Config; readonly files: FileStore },
  options: { readonly reset: boolean },
) => Promise<boolean>

/** Runs Trame until a signal ends it. @param prepareInstance handed by what stands above: the server knows no demonstration */
export function serve(prepareInstance: PrepareInstance): void {
  watchFaults(leave)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave())
  // `npm start` holds the other end of this channel: it closes when that one is killed.
  if (process.connected) process.once('disconnect', () => leave())
  start(stops, prepareInstance).catch(async (error: unknown) => {
    if (isStopping) return
    await stops.runAll()
    console.error(error instanceof StartError ? error.message : startLabels.notStarted)
    if (!(error instanceof StartError)) log.fatal({ err: error }, 'start failed')
    process.exit(1)
  })
}

async function start(stops: Stops, prepareInstance: PrepareInstance): Promise<void> {
  writeForOurselves()
  const config = readConfig(process.env)
  const isWeb = config.role !== 'worker'
  const isWorker = config.role !== 'web'
  // The port comes first: a second Trame in the same folder leaves before it touches the data.
  const http = isWeb ? await listen(config, stops) : undefined
  const inClear = servicesInClear(config)
  if (inClear.length > 0) console.warn(startLabels.inClear(inClear))

  const url = config.databaseUrl ?? (await startPostgres(config, stops))
  const workPool = await connectPool(url)
  stops.add(() => workPool.end())
  // Announced before the migrations are read: the other nodes wait for this one before they change the schema it relies on.
  const presence = startPresence(url, latestMigration())
  stops.add(() => presence.stop())
  await presence.ready
  const workDb = openDatabase(workPool)
  const files = await openFiles(config)
  const isDemo = await prepare(workPool, () =>
    prepareInstance(workDb, { config, files }, { reset: process.argv.includes('--reset-demo') }),
  )
  stops.add(await startNodePulse(workDb, config))
  if (isWorker) {
    const briefPool = openPool(url, undefined, 'brief-work')
    stops.add(() => briefPool.end())
    const tasksOn = (db: Database) => createTaskList({ config, db, auth: createAuth(db, config), files, isDemo })
    const tasks = { ...tasksOn(workDb), ...onlyBrief(tasksOn(openDatabase(briefPool))) }
    const stopJobs = await startJobs(url, tasks, cronItems)
    await resumeJobs(workDb)
    stops.add(stopJobs)
  }
  if (!http) return console.log(startLabels.runsJobs)
  followFigures(url, stops)
  const pool = openPool(url, undefined, 'pages')
  stops.add(() => pool.end())
  const db = openDatabase(pool)
  const instance = { config, db, auth: createAuth(db, config), files, isDemo }
  const healthPool = openPool(url, undefined, 'health')
  stops.add(() => healthPool.end())
  // The socket of texts looks at each person's right itself (texts.server.ts): what it reads is never hidden from it.
  const textsDb = openDatabase(pool, [], () => everythingRestricted)
  stops.add(await openCollab(http.server, { config, db: textsDb }, url))
  const publicCache = followPublicPages(url, stops)
  stops.add(followMessages(db))
  const { routes, middlewares } = await loadRoutes(config.isProduction, http.server, stops)
  http.serve(
    getRequestListener(createApp(instance, routes, createHealthCheck(openDatabase(healthPool)), publicCache).fetch),
    middlewares,
  )
  console.log(startLabels.ready(config.url))
}

/** Known to who administers the instance from then on, with what this version brought. */
async function startNodePulse(db: Database, { role }: Config): Promise<() => Promise<void>> {
  const own = readOwnVersion()
  await noteVersion(db, own, new Date())
  return startPulse(db, role, own)
}

/** The tables of this version, then what an instance needs: by one process at a time. @returns whether it is a demonstration */
async function prepare(pool: pg.Pool, prepareInstance: () => Promise<boolean>): Promise<boolean> {
  await migrate(pool)
  return withPreparation(pool, async () => {
    await prepareJobs(pool)
    return prepareInstance()
  })
}

const lookAgainMs = 30_000

/** Lots published or taken back by any node, or by hand, are served here too; a content that could not be had is looked for again. */
function followFigures(url: string, stops: Stops): void {
  let again: NodeJS.Timeout | undefined
  const refresh = async (): Promise<void> => {
    clearTimeout(again)
    await refreshWarehouse().catch((error: unknown) => {
      log.error({ err: error }, 'the lots of this instance could not be had: the former figures are served')
      again = setTimeout(() => void refresh(), lookAgainMs).unref()
    })
  }
  const listener = startListener(url, figuresChannel, {
    onMessage: () => void refresh(),
    onListening: async () => void refresh(),
  })
  stops.add(async () => {
    clearTimeout(again)
    await listener.stop()
    closeWarehouse()
  })
}

/** What a node publishes or hides is forgotten by all; what was said while it did not listen is not known: all is forgotten. */
function followPublicPages(url: string, stops: Stops): PublicCache {
  const cache = createPublicCache()
  const listener = startListener(url, publicChannel, {
    onMessage: (ctgId) => cache.empty(ctgId),
    onListening: async () => {
      cache.empty()
      cache.listens(true)
    },
  })
  stops.add(() => listener.stop())
  return cache
}

/** The stop is known before the start ends: a signal meanwhile leaves no server behind. @returns its address */
async function startPostgres(config: Config, stops: Stops): Promise<string> {
  const starting = startEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  stops.add(async () => {
    const started = await starting.catch(() => undefined)
    await started?.stop()
  })
  return (await starting).url
}

/** What a process killed while it took files left apart on this machine goes. */
async function openFiles(config: Config): Promise<FileStore> {
  const files = openFileStore(config)
  await files.probe()
  await files.forgetStaged(new Date(Date.now() - 86_400_000))
  return files
}
