/** A calendar drawn by the colours of its cells: under years or quarters, a coloured cell is a ticked one; under a month of no year too, to be kept in words. Pure. Rules: docs/rules/taking-up.md §3.6. */

import { plainWords } from '#app/kernel/plain-words.ts'
import type { ImportField } from './fields.ts'
import { importLabels as t } from './labels.fr.ts'
import { saysPart } from './month-headings.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'

/** « S12 », « sem. 3 »: of no year. */
const week = /^(s|sem\.?|semaine) ?\d{1,2}$/
export const colouredTick = '■'
/** A background and no drawing: most rows have it. */
const mostOfColumn = 0.8

/**
 * The same rows, where each cell that its colour alone fills, otherwise than its row and its column, is ticked. @param titleColumn
 * where an action has its own background
 */
export function withColouredPeriods(
  rows: readonly PlanRow[],
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  titleColumn: number,
): readonly PlanRow[] {
  const partAt = (column: number): string | undefined => {
    const part =
      table.columns
        .find(({ index }) => index === column)
        ?.header.split(', ')
        .at(-1) ?? ''
    return saysPart(part) || week.test(plainWords(part)) ? part : undefined
  }
  const periods = [...fieldOf].flatMap(([column, field]) =>
    field === 'year' || (field === 'notes' && partAt(column) !== undefined) ? [column] : [],
  )
  const titled = rows.filter((row) => row[titleColumn]?.text)
  const isBackground = (column: number, fill: string): boolean =>
    titled.length > 2 && titled.filter((row) => row[column]?.fill === fill).length >= titled.length * mostOfColumn
  const drawn = new Set(periods)
  const isDrawn = ({ text, fill }: PlanCell, column: number, background: string | undefined): boolean =>
    drawn.has(column) && text === '' && fill !== undefined && fill !== background && !isBackground(column, fill)
  if (periods.length < 2) return rows
  return rows.map((row) => {
    const title = row[titleColumn]
    if (!title?.text) return row
    return row.map((cell, column) => {
      const text = isDrawn(cell, column, title.fill) ? colouredTick : cell.text
      // Of no year, a bar over several columns is kept in words: they say where it ends.
      const end =
        fieldOf.get(column) === 'notes' && drawn.has(column) ? partAt(column + (cell.across ?? 1) - 1) : undefined
      const isBar = text !== '' && (cell.across ?? 1) > 1 && end !== undefined
      return text === cell.text && !isBar ? cell : { ...cell, text: isBar ? t.barUntil(text, end) : text }
    })
  })
}
