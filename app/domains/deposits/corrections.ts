/** Which tables that left no longer hold, since their party has corrected figures. Pure. Rules: docs/rules/deposits.md §6. */
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import { cellKey as keyOfCount, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { cellKey, cellsByKey, type Table, whole, yearsOf } from './deposits.ts'
import { depositsLabels } from './labels.fr.ts'
import type { Grid } from './read-columns.ts'

const d = depositsLabels.dataset

type Left = { readonly released: ReleasedTable; readonly isReplaced: boolean; readonly isCorrection: boolean }

const shownOf = ({ universe, rows, columns, cells }: ReleasedTable): ReadonlyMap<string, number> =>
  new Map(
    rows.flatMap(({ id: rowId }, y) =>
      columns.flatMap(({ id: columnId }, x) => {
        const cell = cells[y]?.[x]
        return typeof cell === 'number' ? [[keyOfCount({ universe, rowId, columnId }), cell] as const] : []
      }),
    ),
  )

/** Whether two tables show the same count otherwise. */
export function areAtOdds(one: ReleasedTable, other: ReleasedTable): boolean {
  if (one.universe !== other.universe) return false
  const shown = shownOf(other)
  return [...shownOf(one)].some(([key, count]) => (shown.get(key) ?? count) !== count)
}

/** @param left in the order they left: a table that a later correction denies is one that it corrects too, though none said so */
export const flagCorrected = <One extends Left>(
  left: readonly One[],
): readonly (One & { readonly isCorrected: boolean })[] =>
  left.map((one, rank) => ({
    ...one,
    isCorrected:
      one.isReplaced ||
      left.slice(rank + 1).some((later) => later.isCorrection && areAtOdds(one.released, later.released)),
  }))

type Named = Pick<ReleasedTable, 'universe' | 'rows' | 'columns'>

/**
 * Years, places and categories that a corrected table has and its correction does not say again: under another name, what was
 * hidden would not be compared. By their names.
 */
export const listNotSaidAgain = (former: readonly Named[], tables: readonly Named[]): readonly string[] => [
  ...new Set(
    former.flatMap(({ universe, rows, columns }) => {
      const again = tables.find((table) => table.universe === universe)
      if (!again) return [universe]
      const ids = new Set([...again.rows, ...again.columns].map(({ id }) => id))
      return [...rows, ...columns].filter(({ id }) => !ids.has(id)).map(({ label }) => label)
    }),
  ),
]

/**
 * Figures as one types them, to be corrected: places down, years or categories across. Undefined for categories of several years,
 * which one sheet does not hold.
 */
export function gridOfTable(table: Table): Grid | undefined {
  const years = yearsOf(table)
  const isSeries = table.categories.length === 0
  if (!isSeries && years.length > 1) return
  const cells = cellsByKey(table)
  const across = isSeries
    ? years.map((year) => ({ head: String(year), category: whole, year }))
    : [...table.categories, d.all].map((head, rank) => ({
        ...{ head, year: years[0] ?? 0 },
        category: rank < table.categories.length ? rank + 1 : whole,
      }))
  const places = [...table.places].toSorted((one, other) => Number(one.place === whole) - Number(other.place === whole))
  return [
    [d.place, ...across.map(({ head }) => head)],
    ...places.map(({ place, name }) => [
      name,
      ...across.map((at) => {
        const cell = cells.get(cellKey({ place, ...at }))
        return cell === undefined ? '' : cell.value === null ? typed[cell.status] : String(cell.value).replace('.', ',')
      }),
    ]),
  ]
}

/** As a file says why there is no figure (docs/rules/deposits.md §2.5). */
const typed: Readonly<Record<FigureStatus, string>> = {
  ...{ secret: 's', 'not-published': 'nd', 'not-applicable': 'so', 'not-collected': '' },
  ...{ published: '', 'rounded-5': '', estimated: '', floored: '' },
}
