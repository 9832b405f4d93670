/** Counts that a party has shown, and would now say otherwise: they never leave together. Pure. Rules: docs/rules/deposits.md §3.4. */
import { cellKey, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { YearTable } from './count-tables.ts'

export type Contradiction = {
  readonly year: number
  readonly place: string
  readonly category: string
  readonly shown: number
  readonly now: number
}

/** In the order of the tables; a cell shown several times is told once, with what was shown last. @param released the latest first */
export function listContradictions(
  tables: readonly Pick<YearTable, 'year' | 'table'>[],
  released: readonly ReleasedTable[],
): readonly Contradiction[] {
  const shown = new Map<string, number>()
  for (const { universe, rows, columns, cells } of released)
    for (const [y, { id: rowId }] of rows.entries())
      for (const [x, { id: columnId }] of columns.entries()) {
        const [key, cell] = [cellKey({ universe, rowId, columnId }), cells[y]?.[x]]
        if (typeof cell === 'number' && !shown.has(key)) shown.set(key, cell)
      }
  return tables.flatMap(({ year, table: { universe, rows, columns, values } }) =>
    rows.flatMap((row, y) =>
      columns.flatMap((column, x): readonly Contradiction[] => {
        const before = shown.get(cellKey({ universe, rowId: row.id, columnId: column.id }))
        const now = values[y]?.[x]
        if (before === undefined || typeof now !== 'number' || now === before) return []
        return [{ year, place: row.label, category: column.label, shown: before, now }]
      }),
    ),
  )
}
