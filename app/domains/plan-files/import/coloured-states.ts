/** States said by the colour of their cells, where a legend of the sheet says each colour in words. Pure. Rules: docs/rules/taking-up.md §3.6. */
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { colourOf } from './colour-names.ts'
import type { ImportField } from './fields.ts'
import { importLabels as t } from './labels.fr.ts'
import { filledOf } from './line-cells.ts'
import type { PlanRow } from './plan-cell.ts'

const longestWord = 40
const mostBeside = 2

/** A line of the table, however few its cells: its title is no state, and does not announce a legend. */
const isLine = (title: string): boolean =>
  title !== '' && parseStatus(title) === undefined && !/^l[ée]gende/i.test(title)

/** By colour, its words; a colour that says two things says nothing. */
function legendOf(rows: readonly PlanRow[], titleColumn: number): ReadonlyMap<string, string> {
  const said = rows.flatMap((row) => {
    const filled = filledOf(row)
    if (filled.length > mostBeside || isLine(row[titleColumn]?.text ?? '')) return []
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

/** A background and no sign: most lines have it. */
const mostOfColumn = 0.8

/** Empty cells of the column of states, coloured otherwise than their title and than the column. */
function colouredIn(rows: readonly PlanRow[], column: number, titleColumn: number): ReadonlyMap<PlanRow, string> {
  const titled = rows.filter((row) => row[titleColumn]?.text)
  const isBackground = (fill: string): boolean =>
    titled.filter((row) => row[column]?.fill === fill).length >= Math.max(2, titled.length * mostOfColumn)
  return new Map(
    titled.flatMap((row) => {
      const [title, state] = [row[titleColumn], row[column]]
      const fill = state?.text === '' && state.fill !== title?.fill ? state.fill : undefined
      return fill && !isBackground(fill) ? [[row, fill] as const] : []
    }),
  )
}

/**
 * The same rows, where a coloured cell of the column of states has the words of the legend; a colour that no legend says is named, and
 * asked about as any unknown state.
 */
export function withColouredStates(
  rows: readonly PlanRow[],
  all: readonly PlanRow[],
  fieldOf: ReadonlyMap<number, ImportField>,
  titleColumn: number,
): readonly PlanRow[] {
  const column = [...fieldOf].find(([, field]) => field === 'status')?.[0]
  if (column === undefined) return rows
  const fills = colouredIn(rows, column, titleColumn)
  const legend = fills.size === 0 ? new Map<string, string>() : legendOf(all, titleColumn)
  const unsaid = [...new Set(fills.values())].filter((fill) => !legend.has(fill))
  const nameOf = (fill: string): string => {
    const alike = unsaid.filter((other) => colourOf(other) === colourOf(fill))
    return t.colourAlone(colourOf(fill), alike.length > 1 ? alike.indexOf(fill) + 1 : undefined)
  }
  return rows.map((row) => {
    const fill = fills.get(row)
    const words = fill === undefined ? undefined : (legend.get(fill) ?? nameOf(fill))
    return words === undefined ? row : row.map((cell, index) => (index === column ? { ...cell, text: words } : cell))
  })
}
