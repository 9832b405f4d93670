/** What shared figures take from other software: tables already masked, named as our page would. Rules: docs/rules/api.md §6. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Release } from './count-tables.ts'
import { loadPlacesFor } from './former-places.server.ts'
import { nameReleased } from './name-released.ts'

export { audiences, datasetUnits, highestThreshold, lowestThreshold } from './deposits.ts'
export { depositedTableShape } from './inputs.ts'
export { getDatasetPage, listDatasetsAfter } from './queries.server.ts'

type Sent = {
  readonly ctgId: string
  readonly statisticalUnit: string
  readonly categoryName: string
  readonly correctsId?: string | null | undefined
}

/** @throws DomainError invalid for a table two lines of which are one place */
export async function nameTables(
  { tx, actor }: Work,
  sent: Sent,
  releases: readonly Release[],
): Promise<readonly Release[]> {
  requireMembership(actor, sent.ctgId)
  const { places, wholeCode } = await loadPlacesFor(tx, sent.ctgId, sent.correctsId ?? null)
  const { statisticalUnit, categoryName: dimension } = sent
  return releases.map((release) => {
    const named = nameReleased(release, { places, wholeCode, statisticalUnit, dimension })
    if (!named) throw new DomainError('invalid', 'deposits.repeated-cell')
    return named
  })
}
