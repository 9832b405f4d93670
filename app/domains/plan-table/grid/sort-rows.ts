/** The order of the rows of the grid. It is chosen, then held: a cell written does not send its row elsewhere. Pure. */

import { compareCodes } from '#app/domains/plan/outline/numbering.ts'
import { parseDate } from '#app/kernel/parse-date.ts'
import type { GridColumn, GridRow } from '#app/ui/grid/grid-model.ts'

export type Order = { readonly key: string; readonly isDescending: boolean }

/** The number of the action. */
export const codeKey = 'code'
export const usualOrder: Order = { key: codeKey, isDescending: false }

const words = new Intl.Collator('fr', { numeric: true })

const dayOf = (text: string): string => parseDate(text)?.day ?? ''

function compareTexts({ key, kind }: Pick<GridColumn, 'key' | 'kind'>, one: string, other: string): number {
  if (key === codeKey) return compareCodes(one, other)
  if (kind === 'date') return words.compare(dayOf(one), dayOf(other))
  return words.compare(one, other)
}

/** Ids of the actions in this order; empty cells are last whatever the order, and equal ones keep their place. */
export function orderRows(rows: readonly GridRow[], columns: readonly GridColumn[], order: Order): readonly string[] {
  const column = columns.find(({ key }) => key === order.key)
  if (!column) return rows.map(({ rowId }) => rowId)
  const text = (row: GridRow): string => row.texts[column.key] ?? ''
  const sign = order.isDescending ? -1 : 1
  return rows
    .toSorted((one, other) => {
      const [first, second] = [text(one), text(other)]
      if (first === '' || second === '') return Number(first === '') - Number(second === '')
      return sign * compareTexts(column, first, second)
    })
    .map(({ rowId }) => rowId)
}
