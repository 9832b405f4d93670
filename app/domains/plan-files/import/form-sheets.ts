/**
 * A « fiche action » of one sheet, its labels on the left and its values on the right, read as a table of one row: the labels are
 * its headings; so are several forms, one under the other, side by side, or a column each. Each cell keeps its place in the file. Pure. Rules: docs/rules/taking-up.md §3.
 */
import { plainWords } from '#app/kernel/plain-words.ts'
import { fieldOfHeader } from './fields.ts'
import { cellName } from './ledger.ts'
import type { PlanCell, PlanRow, PlanSheet } from './plan-cell.ts'

type Placed = PlanCell & { readonly at: string }
type At = Placed & { readonly column: number }
/** `more`: cells right under the value, beside no label; `isSaid`: its label is that of the line of another action too. */
type Line = { readonly label: Placed; readonly value: Placed; readonly more: readonly Placed[]; readonly isSaid?: true }
type Lines = { readonly lines: readonly Line[]; readonly others: readonly Placed[] }

const longestLabel = 60
const fewestLabels = 3

/** The sheet as it is, when it is no form. */
export function formAsTable(sheet: PlanSheet): PlanSheet {
  const rows = sheet.rows.map(placedCells)
  const { lines, others } = actionsAcross(rows) ?? linesOf(inLanes(rows))
  if (!isForm(lines, others)) return sheet
  const headings = new Map<string, Placed>()
  const records: Map<string, readonly Placed[]>[] = []
  const again: Placed[] = []
  for (const { label, value, more, isSaid } of lines) {
    const words = plainWords(label.text)
    const record = records.at(-1)
    // The same label once more begins another form.
    if (!record || record.has(words)) records.push(new Map())
    records.at(-1)?.set(words, [value, ...more])
    if (!headings.has(words)) headings.set(words, label)
    else if (!isSaid) again.push(label)
  }
  return {
    ...sheet,
    form: true,
    rows: [
      ...[...others, ...again].map((cell) => [cell]),
      [...headings.values()],
      ...rowsOf(records, [...headings.keys()]),
    ],
  }
}

/** What goes on under a value is a row that completes the action, as in any table. */
const rowsOf = (records: readonly ReadonlyMap<string, readonly Placed[]>[], keys: readonly string[]) =>
  records.flatMap((record) => {
    const height = Math.max(...[...record.values()].map(({ length }) => length))
    return Array.from({ length: height }, (_, at) => keys.map((key) => record.get(key)?.[at] ?? { text: '' }))
  })

const placedCells = (row: PlanRow, index: number): readonly At[] =>
  row.flatMap(({ text, comment, day, number, struck }, column) =>
    text === '' && comment === undefined
      ? []
      : [{ text, comment, day, number, struck, at: cellName(column, index + 1), column }],
  )
const placed = ({ column: _column, ...cell }: At): Placed => cell

/** Forms side by side, where a row says one label twice, are read one after the other. */
function inLanes(rows: readonly (readonly At[])[]): readonly (readonly At[])[] {
  const starts = rows.flatMap((cells) => {
    const labels = cells.filter((cell, index) => index % 2 === 0 && isLabel(cell))
    const isRepeated =
      labels.length * 2 === cells.length && new Set(labels.map(({ text }) => plainWords(text))).size === 1
    return labels.length > 1 && isRepeated ? labels.map(({ column }) => column) : []
  })
  const lanes = [...new Set(starts)].toSorted((one, other) => one - other)
  if (lanes.length === 0) return rows
  const laneOf = (column: number): number =>
    Math.max(
      0,
      lanes.findLastIndex((start) => start <= column),
    )
  return lanes.flatMap((_, lane) => rows.map((cells) => cells.filter(({ column }) => laneOf(column) === lane)))
}

/** Each row of the sheet: its label and its value, what goes on under that value, or cells that are neither, as the label of an empty value. */
function linesOf(rows: readonly (readonly At[])[]): Lines {
  const lines: Line[] = []
  const others: Placed[] = []
  /** Column of the value right above; undefined after a row that is no such line. */
  let valueAt: number | undefined
  for (const cells of rows) {
    const pairs = pairsOf(cells)
    const last = lines.at(-1)
    const [only, ...rest] = cells
    if (last && only && rest.length === 0 && only.column === valueAt) {
      lines[lines.length - 1] = { ...last, more: [...last.more, placed(only)] }
      continue
    }
    valueAt = pairs.length === 1 ? cells[1]?.column : undefined
    lines.push(...pairs)
    if (pairs.length === 0) others.push(...cells.map(placed))
  }
  return { lines, others }
}

/** A column an action, their labels on the left: the sheet lies on its side. Undefined for any other. */
function actionsAcross(rows: readonly (readonly At[])[]): Lines | undefined {
  const filled = rows.filter((cells) => cells.length > 0)
  const labelled = filled.filter(([first, ...values]) => first && isLabel(first) && values.length > 1)
  const column = labelled[0]?.[0]?.column
  const fields = labelled.map(([first]) => fieldOfHeader(first?.text ?? ''))
  const isOne =
    new Set(fields).size >= fewestLabels &&
    new Set(fields).size === fields.length &&
    fields.includes('title') &&
    labelled.length >= filled.length * mostLabelled &&
    labelled.every(([first]) => first?.column === column) &&
    // Titles of a table are all on one row.
    !labelled.some(([, ...values]) => areHeadings(values))
  if (!isOne) return
  const columns = [...new Set(labelled.flatMap(([, ...values]) => values.map((value) => value.column)))]
  const lines = columns.flatMap((at, place) =>
    labelled.flatMap(([label, ...values]): Line[] => {
      const value = values.find((one) => one.column === at)
      if (!label || !value) return []
      return [{ label: placed(label), value: placed(value), more: [], ...(place > 0 && { isSaid: true as const }) }]
    }),
  )
  return { lines, others: filled.filter((cells) => !labelled.includes(cells)).flatMap((cells) => cells.map(placed)) }
}
/** Of different things: years are values too. */
const areHeadings = (cells: readonly At[]): boolean =>
  cells.every(isLabel) && new Set(cells.map(({ text }) => fieldOfHeader(text))).size > 1
const mostLabelled = 0.7

const isLabel = ({ text }: PlanCell): boolean => text.length <= longestLabel && fieldOfHeader(text) !== undefined

/** A label and its value, or several such side by side: « Pilote », « Caf », « Calendrier », « 2026 ». */
function pairsOf(cells: readonly At[]): readonly Line[] {
  const pairs = cells.flatMap((label, index): Line[] => {
    const value = cells[index + 1]
    return index % 2 === 0 && value ? [{ label: placed(label), value: placed(value), more: [] }] : []
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
