/** Where a table ends across: a legend, a list or another table stands beside it. Pure. Rules: docs/rules/taking-up.md §3.5. */
import { fieldOfHeader, mayRepeat } from './fields.ts'
import type { SheetColumn } from './read-columns.ts'

/** « Action », « Budget » once more, in the same words: another table stands there. */
function findNextTable(columns: readonly SheetColumn[]): number | undefined {
  const title = columns.findIndex(({ header }) => fieldOfHeader(header) === 'title')
  const isAgain = (place: number, among: number): boolean =>
    columns.slice(0, among).some(({ header }) => header !== '' && header === columns[place]?.header)
  const place = columns.findIndex(
    ({ header }, at) => title >= 0 && at > title + 1 && header === columns[title]?.header && isAgain(at + 1, at),
  )
  return columns[place]?.index
}

/** Past an empty column, only what the table does not know, or already has. */
export function findBeside(columns: readonly SheetColumn[]): number | undefined {
  const next = findNextTable(columns)
  if (next !== undefined) return next
  const gaps = columns.flatMap(({ index }, place) => {
    const before = columns[place - 1]?.index
    return before !== undefined && index > before + 1 ? [place] : []
  })
  return gaps
    .filter((place) => {
      const table = columns.slice(0, place)
      const known = new Set(table.flatMap(({ header }) => fieldOfHeader(header) ?? []))
      const isTable = known.has('title') || table.some(({ guess }) => guess === 'title')
      const isOther = ({ header }: SheetColumn): boolean => {
        const field = fieldOfHeader(header)
        return field === undefined || (known.has(field) && !mayRepeat.has(field))
      }
      return isTable && known.size >= 2 && columns.slice(place).every(isOther)
    })
    .map((place) => columns[place]?.index)[0]
}
