/** « idem », « // »: what the cell above says, written short. Pure. Rules: docs/rules/taking-up.md §3. */
import { plainWords } from '#app/kernel/plain-words.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'

const ditto = /^(idem|id\.?|ibid(em)?\.?|dito|["″〃]|''|-? ?\/\/ ?-?|-"-)$/

const isDitto = ({ text }: PlanCell): boolean => ditto.test(plainWords(text))

/** The same rows, each such cell saying what the last one above it says; the file keeps its own words in the ledger. */
export function withoutDitto(rows: readonly PlanRow[]): readonly PlanRow[] {
  const above: PlanCell[] = []
  return rows.map((row) =>
    row.map((cell, column) => {
      const said = above[column]
      if (isDitto(cell) && said) return { ...cell, text: said.text, day: said.day, number: said.number }
      // A banner is not said of a column.
      if (cell.text !== '' && (cell.across ?? 1) === 1) above[column] = cell
      return cell
    }),
  )
}
