/** Communes that a perimeter named and that are no more. Rules: docs/rules/territory.md §1.6. */
import type { Reader } from '#app/kernel/database.server.ts'
import { listFormerCodes } from './former-codes.server.ts'
import { listTerritories } from './queries.server.ts'
import { isFormer, type Territory } from './territory.ts'

type Place = Pick<Territory, 'code' | 'name'>

/** A commune that is no more, with the commune of today it is of; null where the package does not say. */
export type FormerCommune = Place & { readonly into: Place | null }

/** Of these communes, in their order; one statement, and none when all are of today. */
export async function listFormerCommunes(
  db: Reader,
  communes: readonly Territory[],
): Promise<readonly FormerCommune[]> {
  const former = communes.filter(isFormer)
  if (former.length === 0) return []
  const targetOf = new Map(listFormerCodes().map(({ code, target }) => [code, target]))
  const targets = await listTerritories(
    db,
    former.flatMap(({ code }) => targetOf.get(code) ?? []),
  )
  return former.map(({ code, name }) => {
    const into = targets.find((one) => one.code === targetOf.get(code))
    return { code, name, into: into ? { code: into.code, name: into.name } : null }
  })
}
