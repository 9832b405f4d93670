/** A table typed by people made whole: each place covered once, whatever cells were merged or left out. Pure. Rules: docs/rules/documents.md §16. */
import { type Grid, type GridCell, richWords } from './document-text.ts'
import { columnNeeds, columnWidths } from './text-fit.ts'

/** More columns hold on no page. */
const maxColumns = 20

const emptyCell: GridCell = { isHead: false, align: 'start', colspan: 1, rowspan: 1, blocks: [] }

/** Places a row's cells one after the other, past the places that cells above come down to. */
function placeRow(cells: readonly GridCell[], covered: number[], rowsLeft: number): GridCell[] {
  const placed: GridCell[] = []
  let column = 0
  const skipCovered = () => {
    while ((covered[column] ?? 0) > 0) column += 1
  }
  for (const cell of cells) {
    skipCovered()
    if (column >= maxColumns) break
    let free = 1
    while (free < cell.colspan && column + free < maxColumns && (covered[column + free] ?? 0) === 0) free += 1
    const rowspan = Math.min(cell.rowspan, rowsLeft)
    placed.push({ ...cell, colspan: free, rowspan })
    // Counted with this row, which takes one off before the next.
    for (let over = column; over < column + free; over += 1) covered[over] = rowspan
    column += free
  }
  return placed
}

/** The columns each row covers: its own cells and those that come down to it. */
const widthOf = (covered: readonly number[]): number => covered.findLastIndex((rows) => rows > 0) + 1

/** @returns undefined when no cell is left */
export function makeGrid(typed: readonly (readonly GridCell[])[]): Grid | undefined {
  const covered: number[] = []
  let columnCount = 0
  const places: { readonly cells: GridCell[]; readonly taken: readonly boolean[] }[] = []
  for (const [index, row] of typed.entries()) {
    const cells = placeRow(row, covered, typed.length - index)
    columnCount = Math.max(columnCount, widthOf(covered))
    places.push({ cells, taken: covered.map((rows) => rows > 0) })
    for (const [column, rows] of covered.entries()) covered[column] = Math.max(0, rows - 1)
  }
  if (columnCount === 0) return
  // Places before a covered one are always taken in order: what is missing stands at the end, or between two that come down.
  const rows = places.map(({ cells, taken }) => {
    const missing =
      columnCount - Array.from({ length: columnCount }, (_none, at) => taken[at] ?? false).filter(Boolean).length
    return [...cells, ...Array.from({ length: missing }, () => emptyCell)]
  })
  return { kind: 'grid', widths: measureColumns(rows, columnCount), headRows: countHeadRows(rows), rows }
}

/** Points over the width of a page; a cell over several columns asks nothing of each. */
function measureColumns(rows: readonly (readonly GridCell[])[], columnCount: number): readonly number[] {
  const covered: number[] = []
  const texts = rows.map((row) => {
    const words = Array.from({ length: columnCount }, () => '')
    let column = 0
    for (const { colspan, rowspan, blocks } of row) {
      while ((covered[column] ?? 0) > 0) column += 1
      if (colspan === 1) words[column] = richWords(blocks)
      for (let over = column; over < column + colspan; over += 1) covered[over] = rowspan
      column += colspan
    }
    for (const [at, left] of covered.entries()) covered[at] = Math.max(0, left - 1)
    return words
  })
  const columns = Array.from({ length: columnCount }, () => ({ header: '' }))
  return columnWidths(
    columnNeeds(columns, texts, () => 9.8, 10),
    448,
  ).map(Math.round)
}

/** Every head row; never the whole table, which would say nothing under its heads. */
function countHeadRows(rows: readonly (readonly GridCell[])[]): number {
  let count = 0
  for (const row of rows.slice(0, -1)) {
    if (row.length === 0 || !row.every(({ isHead, rowspan }) => isHead && rowspan === 1)) break
    count += 1
  }
  return count
}
