/** The process: configuration → PostgreSQL → migrations → data of the country → demonstration → jobs → HTTP. */
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { readConfig } from '#app/kernel/config.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { startJobs } from '#app/kernel/jobs.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { StartError, systemErrorCode } from '#app/kernel/start-error.ts'
import { createApp, type RoutesBuild } from './app.server.ts'
import { createTaskList } from './jobs.server.ts'
import { prepareInstance } from './prepare-instance.server.ts'

type Stop = () => Promise<void>

async function main(): Promise<void> {
  const stops: Stop[] = []
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop().catch((error: unknown) => log.error({ err: error }, 'stop failed'))
  }
  try {
    await start(stops)
  } catch (error) {
    await stopAll()
    throw error
  }
  const stopOnce = { asked: false }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopOnce.asked) return
      stopOnce.asked = true
      console.log('Arrêt de Trame…')
      stopAll().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
}

async function start(stops: Stop[]): Promise<void> {
  const config = readConfig(process.env)
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  if (postgres) stops.push(postgres.stop)
  const url = config.databaseUrl ?? postgres?.url ?? ''
  const pool = openPool(url)
  stops.push(() => pool.end())
  await pool.query('select 1').catch(() => {
    throw new StartError('La base de données ne répond pas : vérifiez DATABASE_URL et que PostgreSQL est démarré.')
  })
  await migrate(pool)
  const db = openDatabase(pool)
  const isDemo = await prepareInstance(db, config, { reset: process.argv.includes('--reset-demo') })
  const instance = { config, db, auth: createAuth(db, config), isDemo }
  if (config.role !== 'web') {
    const runner = await startJobs(pool, createTaskList(instance))
    stops.push(() => runner.stop())
  }
  if (config.role === 'worker') return console.log('Trame exécute les tâches de fond.')
  await serve(instance, stops)
}

async function serve(instance: Parameters<typeof createApp>[0], stops: Stop[]): Promise<void> {
  const { config } = instance
  const server = createServer()
  const app = createApp(instance, await loadRoutes(config.isProduction, server, stops))
  const listener = getRequestListener(app.fetch)
  const middlewares = developmentMiddlewares
  server.on('request', (request, response) => {
    if (!middlewares) return listener(request, response)
    middlewares(request, response, () => listener(request, response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        systemErrorCode(error) === 'EADDRINUSE'
          ? new StartError(
              `Le port ${config.port} est déjà pris : arrêtez l’autre programme, ou lancez « PORT=3001 npm start ».`,
            )
          : error,
      ),
    )
    server.listen(config.port, resolve)
  })
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  console.log(`Trame est prête : ${config.url}`)
}

type Middlewares = (
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
  next: () => void,
) => void
let developmentMiddlewares: Middlewares | undefined

/** In production the built routes; in development Vite in the same process, which reloads on change. */
async function loadRoutes(isProduction: boolean, server: Server, stops: Stop[]): Promise<RoutesBuild> {
  if (isProduction) {
    const built: ServerBuild = await import(path.resolve(import.meta.dirname, '../../build/server/index.js'))
    return built
  }
  const vite = await import('vite')
  const development = await vite.createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  developmentMiddlewares = development.middlewares
  stops.push(() => development.close())
  return async () => {
    const module = await development.ssrLoadModule('virtual:react-router/server-build')
    return isServerBuild(module) ? module : Promise.reject(new Error('no server build'))
  }
}

const isServerBuild = (module: object): module is ServerBuild => 'routes' in module && 'entry' in module

main().catch((error: unknown) => {
  if (error instanceof StartError) console.error(error.message)
  else console.error('Trame n’a pas pu démarrer.', error)
  process.exit(1)
})
