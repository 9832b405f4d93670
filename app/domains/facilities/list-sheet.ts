/** Of a workbook, the sheet that holds a list of facilities, as texts. Pure. */
import type { Sheet } from '#app/domains/documents/spreadsheet.ts'
import { type Grid, hasHeadings } from './read-list.ts'

const textsOf = ({ rows }: Sheet): Grid => rows.map((row) => row.map(({ text }) => text))

/** The first visible sheet whose titles are recognised, else the first that holds anything. */
export function listSheet(sheets: readonly Sheet[]): Grid {
  const grids = sheets.filter(({ isHidden }) => !isHidden).map(textsOf)
  return grids.find(hasHeadings) ?? grids.find((grid) => grid.length > 0) ?? []
}
