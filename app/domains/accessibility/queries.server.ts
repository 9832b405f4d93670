/** What the map of the site names: the CTGs of whoever asks. Rules: docs/rules/accessibility.md §4. */
import type { Actor } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'

export type NamedCtg = { readonly id: string; readonly name: string }

/** « Mes CTG » lists them all. */
const mostOnMap = 30

/** By name; none for whoever has no mandate. */
export async function listCtgsOfMap(db: Reader, { memberships }: Actor): Promise<readonly NamedCtg[]> {
  const ids = [...new Set(memberships.map(({ ctgId }) => ctgId))]
  if (ids.length === 0) return []
  return db.selectFrom('ctg').select(['id', 'name']).where('id', 'in', ids).orderBy('name').limit(mostOnMap).execute()
}
