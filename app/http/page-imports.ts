/**
 * Module preload links of a page, so that the browser fetches its scripts at once. There are some fifty a page: written as text
 * beside what React renders, rather than rendered one by one by the router. Pure.
 */
import type { EntryContext } from 'react-router'

type Manifest = EntryContext['manifest']

const stripped = new WeakMap<Manifest, Manifest>()

/** The same list, for the router that renders: it draws no link for what is imported. Made once for each list. */
export function withoutImports(manifest: Manifest): Manifest {
  const existing = stripped.get(manifest)
  if (existing) return existing
  const routes = Object.entries(manifest.routes).map(([id, route]) => [id, route && { ...route, imports: [] }])
  const made = { ...manifest, entry: { ...manifest.entry, imports: [] }, routes: Object.fromEntries(routes) }
  stripped.set(manifest, made)
  return made
}

/** Addresses, each once, without the modules of the routes themselves: the router names those. */
export function importsOf({ entry, routes }: Manifest, routeIds: readonly string[]): readonly string[] {
  const matched = routeIds.flatMap((id) => routes[id] ?? [])
  const named = new Set([entry.module, ...matched.map(({ module }) => module)])
  return [...new Set([...entry.imports, ...matched.flatMap(({ imports }) => imports ?? [])])].filter(
    (one) => !named.has(one),
  )
}
