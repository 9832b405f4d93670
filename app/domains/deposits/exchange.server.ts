/** What shared figures take from other software: tables already masked, named as our page would. Rules: docs/rules/api.md §6. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { AbsentReason, Release } from './count-tables.ts'
import { loadPlacesFor } from './former-places.server.ts'
import { nameReleased } from './name-released.ts'

export { audiences, datasetUnits, highestThreshold, lowestThreshold } from './deposits.ts'
export { absentShape, depositedTableShape, mostAbsent } from './inputs.ts'
export { getDatasetPage, listDatasetsAfter } from './queries.server.ts'

type Sent = {
  readonly ctgId: string
  readonly statisticalUnit: string
  readonly categoryName: string
  readonly correctsId?: string | null | undefined
}

type SentTable = Release & { readonly absent?: readonly Omit<AbsentReason, 'year'>[] | undefined }

/** @throws DomainError invalid for a table two lines of which are one place, or for a cell that it has not */
export async function nameTables(
  { tx, actor }: Work,
  sent: Sent,
  tables: readonly SentTable[],
): Promise<{ readonly releases: readonly Release[]; readonly absent: readonly AbsentReason[] }> {
  requireMembership(actor, sent.ctgId)
  const { places, wholeCode } = await loadPlacesFor(tx, sent.ctgId, sent.correctsId ?? null)
  const { statisticalUnit, categoryName: dimension } = sent
  const all = tables.map(({ absent = [], ...release }) => {
    const named = nameReleased(release, { places, wholeCode, statisticalUnit, dimension })
    if (!named) throw new DomainError('invalid', 'deposits.repeated-cell')
    const idsOf = (axis: 'rows' | 'columns') =>
      new Map(release.released[axis].map(({ id }, rank) => [id, named.released[axis][rank]?.id]))
    const [rows, columns] = [idsOf('rows'), idsOf('columns')]
    const reasons = absent.map(({ reason, ...cell }): AbsentReason => {
      const [rowId, columnId] = [rows.get(cell.rowId), columns.get(cell.columnId)]
      if (rowId === undefined || columnId === undefined) throw new DomainError('invalid', 'deposits.unknown-place')
      return { rowId, columnId, year: release.year, reason }
    })
    return { named, reasons }
  })
  return { releases: all.map(({ named }) => named), absent: all.flatMap(({ reasons }) => reasons) }
}
