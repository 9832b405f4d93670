/**
 * The scripts that the modules of a page import, which its browser fetches at once rather than one after the other. The router draws
 * a link for each, some fifty a page, under the nonce; they are written beside what React draws, as they are. Pure.
 */
import type { EntryContext } from 'react-router'

type Manifest = EntryContext['manifest']

const kept = new WeakMap<Manifest, Manifest>()

/** The same list, for the router that renders: it draws no link for what is imported. Made once for each list. */
export function withoutImports(manifest: Manifest): Manifest {
  const known = kept.get(manifest)
  if (known) return known
  const routes = Object.entries(manifest.routes).map(([id, route]) => [id, route && { ...route, imports: [] }])
  const made = { ...manifest, entry: { ...manifest.entry, imports: [] }, routes: Object.fromEntries(routes) }
  kept.set(manifest, made)
  return made
}

/** Addresses, each once, without the modules of the routes themselves: the router names those. */
export function importsOf({ entry, routes }: Manifest, routeIds: readonly string[]): readonly string[] {
  const shown = routeIds.flatMap((id) => routes[id] ?? [])
  const named = new Set([entry.module, ...shown.map(({ module }) => module)])
  return [...new Set([...entry.imports, ...shown.flatMap(({ imports }) => imports ?? [])])].filter(
    (one) => !named.has(one),
  )
}
