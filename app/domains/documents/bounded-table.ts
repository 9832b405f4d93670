/** A table of a document in few pages: the first rows that fit, and how many are left, told. Pure. */
import type { DossierBlock, DossierColumn } from './dossier.ts'

const lengthOf = (row: readonly string[]): number => Math.max(60, row.join(' ').length)

/** The first rows that fit; one at least. */
function rowsWithin(rows: readonly (readonly string[])[], characters: number): readonly (readonly string[])[] {
  let left = characters
  const shown = rows.findIndex((row) => {
    left -= lengthOf(row)
    return left < 0
  })
  return shown < 0 ? rows : rows.slice(0, Math.max(1, shown))
}

type Table = {
  readonly caption: string
  readonly columns: readonly DossierColumn[]
  /** « Et 4 autres axes, dans le plan d’action annexé. » */
  readonly rest: (count: number) => string
}

/** @param characters that the cells may hold; no block for no row */
export function boundedTable(
  { caption, columns, rest }: Table,
  rows: readonly (readonly string[])[],
  characters: number,
): readonly DossierBlock[] {
  if (rows.length === 0) return []
  const shown = rowsWithin(rows, characters)
  const left = rows.length - shown.length
  const table: DossierBlock = { kind: 'table', caption, columns, rows: shown, onSlides: 'one' }
  return left === 0 ? [table] : [table, { kind: 'note', text: rest(left) }]
}
