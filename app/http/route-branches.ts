/**
 * The address of a page tells its route without trying the others: `/ctg/…/plan` is written one way, ids aside. What an address
 * spelt otherwise leads to (capitals, tokens, escapes) is left to the router. Pure.
 */
type Route = {
  readonly id: string
  readonly parentId?: string | undefined
  readonly path?: string | undefined
  readonly index?: boolean | undefined
}

const uuid = /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/g

/** The same for every page of one route: each id is `:`. */
export const shapeOfAddress = (pathname: string): string => pathname.replace(uuid, '/:')

/** By shape of address, the routes of a page from the root. A route with an end of its own (an index) passes before its layout. */
export function branchesOf(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(routes.map((route) => [route.id, route]))
  const branches = new Map<string, readonly string[]>()
  for (const route of routes) {
    if (route.path === undefined && !route.index) continue
    const branch: Route[] = []
    for (let one: Route | undefined = route; one; one = byId.get(one.parentId ?? '')) branch.unshift(one)
    const shape = `/${branch.flatMap(({ path }) => (path ? [path] : [])).join('/')}`.replace(/:[^/]+/g, ':')
    if (/[?*]/.test(shape)) continue
    if (route.index || !branches.has(shape))
      branches.set(
        shape,
        branch.map(({ id }) => id),
      )
  }
  return branches
}
