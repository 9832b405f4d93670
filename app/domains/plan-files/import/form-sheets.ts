/**
 * A « fiche action » of one sheet, its labels on the left and its values on the right, read as a table of one row: the labels are
 * its headings. Each cell keeps its place in the file. Pure. Rules: docs/rules/taking-up.md §3.
 */
import { plainWords } from '#app/kernel/plain-words.ts'
import { fieldOfHeader } from './fields.ts'
import { cellName } from './ledger.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'

type Placed = PlanCell & { readonly at: string }
type Line = { readonly label: Placed; readonly value: Placed }

const longestLabel = 60
const fewestLabels = 3

/** The sheet as it is, when it is no form. */
export function formAsTable(sheet: PlanSheet): PlanSheet {
  const { lines, others } = linesOf(sheet)
  if (!isForm(lines, others)) return sheet
  const headings = new Map<string, Placed>()
  const records: Map<string, Placed>[] = []
  const again: Placed[] = []
  for (const { label, value } of lines) {
    const words = plainWords(label.text)
    const record = records.at(-1)
    // The same label once more begins another form.
    if (!record || record.has(words)) records.push(new Map())
    records.at(-1)?.set(words, value)
    if (headings.has(words)) again.push(label)
    else headings.set(words, label)
  }
  const keys = [...headings.keys()]
  const rows = records.map((record) => keys.map((key) => record.get(key) ?? { text: '' }))
  return {
    ...sheet,
    form: true,
    rows: [...[...others, ...again].map((cell) => [cell]), [...headings.values()], ...rows],
  }
}

/** Each row of the sheet: its label and its value, or cells that are neither, as the label of an empty value. */
function linesOf({ rows }: PlanSheet) {
  const lines: Line[] = []
  const others: Placed[] = []
  for (const [index, row] of rows.entries()) {
    const cells = row.flatMap(({ text, comment, day, number, struck }, column): Placed[] =>
      text === '' && comment === undefined
        ? []
        : [{ text, comment, day, number, struck, at: cellName(column, index + 1) }],
    )
    const pairs = pairsOf(cells)
    lines.push(...pairs)
    if (pairs.length === 0) others.push(...cells)
  }
  return { lines, others }
}

const isLabel = ({ text }: PlanCell): boolean => text.length <= longestLabel && fieldOfHeader(text) !== undefined

/** A label and its value, or several such side by side: « Pilote », « Caf », « Calendrier », « 2026 ». */
function pairsOf(cells: readonly Placed[]): readonly Line[] {
  const pairs = cells.flatMap((label, index): Line[] => {
    const value = cells[index + 1]
    return index % 2 === 0 && value ? [{ label, value }] : []
  })
  const isWhole = pairs.length * 2 === cells.length && pairs.every(({ label }) => isLabel(label))
  // Labels alone are the titles of a table.
  const areTitles = pairs.length > 1 && pairs.every(({ value }) => isLabel(value))
  return isWhole && !areTitles ? pairs : []
}

/** Its labels name different things, the title of the action among them, and are most of what it has. */
function isForm(lines: readonly Line[], others: readonly Placed[]): boolean {
  const named = lines.map(({ label }) => fieldOfHeader(label.text))
  const fields = new Set(named)
  const forms = named.filter((field) => field === 'title').length
  // Under the titles of a table, the first column does not name fields.
  const isVaried = fields.size >= lines.length / Math.max(1, forms) / 2
  return forms > 0 && fields.size >= fewestLabels && lines.length > others.length / 2 && isVaried
}
