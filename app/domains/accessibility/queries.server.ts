/** Whose statement it is; what the map of the site names: the CTGs of whoever asks. Rules: docs/rules/accessibility.md §3, §4. */
import { getInstanceLegal } from '#app/domains/portal/queries.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'

export type Publisher = { readonly name: string | undefined; readonly contact: string | undefined }

/** Who answers for this instance, and how one writes to them: its legal notice. @returns null while the database does not answer */
export async function findPublisher(db: Reader): Promise<Publisher | null> {
  try {
    const { name, contact } = await getInstanceLegal(db)
    return { name, contact }
  } catch (error) {
    if (isDatabaseSilent(error)) return null
    throw error
  }
}

export type NamedCtg = { readonly id: string; readonly name: string }

/** « Mes CTG » lists them all. */
const mostOnMap = 30

/** By name; none for whoever has no mandate. */
export async function listCtgsOfMap(db: Reader, { memberships }: Actor): Promise<readonly NamedCtg[]> {
  const ids = [...new Set(memberships.map(({ ctgId }) => ctgId))]
  if (ids.length === 0) return []
  return db.selectFrom('ctg').select(['id', 'name']).where('id', 'in', ids).orderBy('name').limit(mostOnMap).execute()
}
