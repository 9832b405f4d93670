/**
 * The router, asked with the branch of the page alone. It tries its routes one by one at each request, twice, and rebuilds them all
 * to render one page: of a hundred and thirty, three count (docs/decisions/0035).
 */
import { createRequestHandler, type RequestHandler, type ServerBuild } from 'react-router'
import { branchesOf, shapeOfAddress, wordsOf } from './route-branches.ts'

/** Built routes in production; in development, loaded again at each request. */
export type RoutesBuild = ServerBuild | (() => Promise<ServerBuild>)

export function createRoutesHandler(routes: RoutesBuild, mode: 'production' | 'development'): RequestHandler {
  const whole = createRequestHandler(routes, mode)
  if (typeof routes === 'function') return whole
  const all = Object.values(routes.routes).filter((route) => route !== undefined)
  const [branches, words] = [branchesOf(all), wordsOf(all)]
  const handlers = new Map<string, RequestHandler>()
  const handlerOf = (shape: string): RequestHandler => {
    const branch = branches.get(shape)
    if (!branch) return whole
    const existing = handlers.get(shape)
    if (existing) return existing
    const handler = createRequestHandler(onlyBranch(routes, branch), mode)
    handlers.set(shape, handler)
    return handler
  }
  return (request, context) => handlerOf(shapeOfAddress(new URL(request.url).pathname, words))(request, context)
}

/** The browser still knows every route: it reads the whole list in a file of its own. */
function onlyBranch(build: ServerBuild, branch: readonly string[]): ServerBuild {
  const ofBranch = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => branch.includes(id)))
  return {
    ...build,
    routes: ofBranch(build.routes),
    assets: { ...build.assets, routes: ofBranch(build.assets.routes) },
  }
}
