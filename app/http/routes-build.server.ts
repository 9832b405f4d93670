/** The routes: built, in production; in development, Vite's in the same process, loaded again at each request. */
import type { Server } from 'node:http'
import path from 'node:path'
import type { ServerBuild } from 'react-router'
import type { Middlewares } from './listen.server.ts'
import type { RoutesBuild } from './routes-handler.server.ts'
import type { Stops } from './stops.server.ts'

export type Routes = { readonly routes: RoutesBuild; readonly middlewares: Middlewares | undefined }

export async function loadRoutes(isProduction: boolean, server: Server, stops: Stops): Promise<Routes> {
  if (isProduction) {
    const built: ServerBuild = await import(path.resolve(import.meta.dirname, '../../build/server/index.js'))
    return { routes: built, middlewares: undefined }
  }
  const vite = await import('vite')
  const ours = process.listeners('SIGTERM')
  const development = await vite.createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  // Vite would end the process itself at SIGTERM, before PostgreSQL is stopped.
  for (const theirs of process.listeners('SIGTERM')) if (!ours.includes(theirs)) process.off('SIGTERM', theirs)
  stops.add(() => development.close())
  const routes = async () => {
    const module = await development.ssrLoadModule('virtual:react-router/server-build')
    return isServerBuild(module) ? module : Promise.reject(new Error('no server build'))
  }
  return { routes, middlewares: development.middlewares }
}

const isServerBuild = (module: object): module is ServerBuild => 'routes' in module && 'entry' in module
