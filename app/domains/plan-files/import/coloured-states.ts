/** States said by the colour of their cells, where a legend of the sheet says each colour in words. Pure. Rules: docs/rules/taking-up.md §3.6. */
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import type { ImportField } from './fields.ts'
import { filledOf } from './line-cells.ts'
import type { PlanRow } from './plan-cell.ts'

const longestWord = 40
const mostBeside = 2

/** By colour, its words; a colour that says two things says nothing. Rows that have more than a legend are lines of the table. */
function legendOf(rows: readonly PlanRow[]): ReadonlyMap<string, string> {
  const said = rows.flatMap((row) => {
    const filled = filledOf(row)
    if (filled.length > mostBeside) return []
    return filled.flatMap(({ cell, index }) => {
      const before = row[index - 1]
      // The word is coloured itself, or right after an empty coloured cell.
      const fill = cell.fill ?? (before?.text === '' ? before.fill : undefined)
      const isState = cell.text.length <= longestWord && parseStatus(cell.text) !== undefined
      return fill && isState ? [{ fill, text: cell.text }] : []
    })
  })
  const byFill = Map.groupBy(said, ({ fill }) => fill)
  const sure = [...byFill].filter(([, words]) => new Set(words.map(({ text }) => parseStatus(text))).size === 1)
  return new Map(sure.map(([fill, words]) => [fill, words[0]?.text ?? '']))
}

/** The same rows, where a coloured cell of the column of states, empty beside a title of another colour, has the words of the legend. */
export function withColouredStates(
  rows: readonly PlanRow[],
  all: readonly PlanRow[],
  fieldOf: ReadonlyMap<number, ImportField>,
  titleColumn: number,
): readonly PlanRow[] {
  const column = [...fieldOf].find(([, field]) => field === 'status')?.[0]
  const legend = column === undefined ? new Map<string, string>() : legendOf(all)
  if (column === undefined || legend.size < 2) return rows
  return rows.map((row) => {
    const [title, state] = [row[titleColumn], row[column]]
    const words =
      state?.text === '' && title?.text && title.fill !== state.fill ? legend.get(state.fill ?? '') : undefined
    return words === undefined ? row : row.map((cell, index) => (index === column ? { ...cell, text: words } : cell))
  })
}
