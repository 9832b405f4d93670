/**
 * The address of a page tells its route without trying the others: `/ctg/…/plan` is written one way, ids and tokens aside. What an
 * address spelt otherwise leads to (capitals, escapes) is left to the router. Pure.
 */
type Route = {
  readonly id: string
  readonly parentId?: string | undefined
  readonly path?: string | undefined
  readonly index?: boolean | undefined
}

/** What routes write themselves, in small letters: the router reads any. */
export const wordsOf = (routes: readonly Route[]): ReadonlySet<string> =>
  new Set(routes.flatMap(({ path = '' }) => path.split('/')).map((word) => word.toLowerCase()))

/** `/_.data` are those of an address that ends with a slash: the router's. */
const endOfData = /(?<!\/_)\.data$/
const part = /\/([\w-]+)(?=\/|$)/g

/** The same for every page of one route, and for its data: what no route writes is an id or a token, and becomes `:`. */
export const shapeOfAddress = (pathname: string, words: ReadonlySet<string>): string =>
  pathname
    .replace(endOfData, '')
    .replace(part, (written, value: string) => (words.has(value.toLowerCase()) ? written : '/:'))

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
