/**
 * What a file of ours that comes back changes in the plan as it is now. Nothing is dropped: a cell that differs is a change, a doubt,
 * or refused with its reason. Pure. Rules: docs/rules/taking-up.md §5.
 */

import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { type SheetKey, sheetKeys } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { isFormulaError } from '#app/kernel/formula-error.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { cellPrint } from '../export/plan-cells.ts'
import { takeLabels } from '../export/take-labels.fr.ts'
import type { FileRow, FileTable } from './file-tables.ts'
import { rowFinder, withoutBase } from './find-rows.ts'
import { bringBackLabels as t } from './labels.fr.ts'
import { type Owner, type OwnerFinder, ownerFinder } from './new-row.ts'
import {
  fieldOf,
  type PlanIndex,
  type PlanRow,
  requiredHeaders,
  rowLabel,
  takeCell,
  technicalHeaders,
} from './plan-index.ts'
import { refusalsInRow } from './row-rules.ts'

const c = e.column

export type CellChange = {
  readonly header: string
  readonly before: string
  readonly after: string
  /** Changed in Trame since the file left, or perhaps: it is taken only when someone says so. */
  readonly isDoubted: boolean
}
export type RowChange = {
  readonly key: string
  readonly table: SheetKey
  readonly id: string
  readonly actionId: string
  readonly label: string
  readonly cells: readonly CellChange[]
}
export type NewRow = {
  readonly key: string
  readonly table: SheetKey
  readonly owner: Owner
  readonly label: string
  /** Not ticked first: the identifier of a row already read, or a file without identifiers that says what the plan has not. */
  readonly doubt: 'copy' | 'unknown' | undefined
  readonly cells: readonly { readonly header: string; readonly after: string }[]
}
export type RefusedCell = {
  readonly key: string
  readonly table: SheetKey
  readonly row: number
  readonly header: string
  readonly text: string
  readonly reason: string
}
export type Difference = {
  readonly changed: readonly RowChange[]
  readonly added: readonly NewRow[]
  readonly refused: readonly RefusedCell[]
  readonly unchangedCount: number
  /** Cells that changed in Trame since the file left, and that the file leaves alone. */
  readonly leftCount: number
  /** Rows of the plan that the file no longer has: they stay. */
  readonly absent: readonly { readonly table: SheetKey; readonly label: string }[]
  /** Rows whose identifier is another's: the file was sorted without it. */
  readonly misplacedCount: number
}

type DiffInput = { readonly tables: readonly FileTable[]; readonly plan: PlanIndex; readonly facts: FieldLists }

export function diffPlan({ tables, plan, facts }: DiffInput): Difference {
  const changed: RowChange[] = []
  const added: NewRow[] = []
  const refused: RefusedCell[] = []
  const counts = { unchanged: 0, left: 0, misplaced: 0 }
  const absent: { table: SheetKey; label: string }[] = []
  const owners = ownerFinder(plan)
  // Sheets before their parts, whatever the order of the file.
  const ordered = tables.toSorted((one, other) => sheetKeys.indexOf(one.key) - sheetKeys.indexOf(other.key))
  for (const { key: table, rows, isBare } of ordered) {
    const seen = new Set<string>()
    const finder = rowFinder(table, rows, plan[table])
    counts.misplaced += finder.misplacedCount
    for (const row of rows) {
      const id = row.texts.get(c.id) ?? ''
      const { present, isMisplaced } = finder.find(row)
      const isCopy = present !== undefined && seen.has(present.id)
      if (present && !isCopy) {
        seen.add(present.id)
        const read = readRow(table, isMisplaced ? withoutBase(row) : row, present, facts)
        refused.push(...read.refused)
        counts.left += read.leftCount
        if (read.change) changed.push(read.change)
        else counts.unchanged += 1
      } else if (isCopy || isBare || id === '' || seen.has(id)) {
        const read = readNewRow(table, row, owners, facts, isBare ? 'unknown' : id === '' ? undefined : 'copy')
        refused.push(...read.refused)
        if (!read.added) continue
        added.push(read.added)
        owners.add(table, row, read.added.owner)
      } else refused.push(refusal(table, row, c.id, t.unknownId))
    }
    for (const [id, { texts }] of plan[table]) if (!seen.has(id)) absent.push({ table, label: rowLabel(table, texts) })
  }
  return {
    ...{ changed, added, refused, absent },
    ...{ unchangedCount: counts.unchanged, leftCount: counts.left, misplacedCount: counts.misplaced },
  }
}

const refusal = (table: SheetKey, { key, row, texts }: FileRow, header: string, reason: string): RefusedCell => ({
  key,
  table,
  row,
  header,
  text: texts.get(header) ?? '',
  reason,
})

/** Letters of Windows-1252, in which old CSV files are written. */
const beyondWindows = /[^\p{ASCII}\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu

/** The text as a CSV of Windows keeps it: a letter it has not, a thin space or a smiley, is a « ? » there. */
const isSameInWindows = (now: string, text: string): boolean =>
  text.includes('?') &&
  [now.replace(beyondWindows, '?'), now.replace(beyondWindows, (letter) => '?'.repeat(letter.length))].includes(text)

type ReadCell = CellChange | 'same' | 'left' | { readonly reason: string }

/** What is known of the row when its file left: the print of each cell, else the version of its action. */
function readBase(row: FileRow, present: PlanRow) {
  const fingerprint = row.texts.get(c.fingerprint) ?? ''
  const prints = fingerprint.startsWith('t ') ? new Set(fingerprint.slice(2).split(' ')) : undefined
  const version = row.texts.get(c.version)
  const isOlder = version !== undefined && version !== present.texts.get(c.version)
  return {
    hasPrints: prints !== undefined,
    /** The person left the cell as it was. */
    isLeft: (header: string, text: string): boolean => prints?.has(cellPrint(header, text)) ?? false,
    /** Someone changed the cell in Trame meanwhile, or may have. */
    isMoved: (header: string, now: string): boolean => (prints ? !prints.has(cellPrint(header, now)) : isOlder),
  }
}

/** A row of a file against the same row of the plan. */
export function readRow(table: SheetKey, row: FileRow, present: PlanRow, facts: FieldLists) {
  const base = readBase(row, present)
  const read = (header: string, text: string): ReadCell => {
    const now = present.texts.get(header) ?? ''
    if (text === now || isSameInWindows(now, text)) return 'same'
    const field = fieldOf(table, header)
    const taken = field && takeCell(field, text, facts)
    if (taken?.ok && taken.text === now) return 'same'
    if (base.isLeft(header, text)) return 'left'
    if (isFormulaError(text)) return { reason: takeLabels.formulaError }
    const isDoubted = base.isMoved(header, now)
    if (table === 'dependencies') return { reason: t.dependencyFixed }
    if (!taken) return base.hasPrints || !isDoubted ? { reason: takeLabels.readOnly } : 'left'
    return taken.ok ? { header, before: now, after: taken.text, isDoubted } : { reason: taken.reason }
  }
  const cells: CellChange[] = []
  const refused: RefusedCell[] = []
  let leftCount = 0
  for (const [header, text] of row.texts) {
    if (technicalHeaders.has(header)) continue
    const cell = read(header, text)
    if (cell === 'left') leftCount += 1
    else if (cell !== 'same' && 'reason' in cell) refused.push(refusal(table, row, header, cell.reason))
    else if (cell !== 'same') cells.push(cell)
  }
  const after = new Map([...present.texts, ...cells.map((cell) => [cell.header, cell.after] as const)])
  const changed = new Set(cells.map(({ header }) => header))
  const wrong = refusalsInRow({ key: table, before: present.texts, after, changed }, facts)
  refused.push(...wrong.map(({ header, reason }) => refusal(table, row, header, reason)))
  const validCells = cells.filter(({ header }) => !wrong.some((one) => one.header === header))
  const { id, actionId } = present
  const change: RowChange | undefined =
    validCells.length === 0
      ? undefined
      : { key: row.key, table, id, actionId, label: rowLabel(table, present.texts), cells: validCells }
  return { change, refused, leftCount }
}

/** What a new dependency says, as it is shown. */
const dependencyHeaders = [c.step, c.awaitedCode, c.awaitedTitle, c.awaitedStep]

/** A row without identifier is new; it is refused whole when it lacks what it cannot do without, or the action it is for. */
function readNewRow(table: SheetKey, row: FileRow, owners: OwnerFinder, facts: FieldLists, doubt: NewRow['doubt']) {
  const owner = owners.find(table, row)
  if (typeof owner === 'string') {
    const header = owner === t.unknownAwaited ? c.awaitedTitle : owner === t.unknownMeasure ? c.measure : c.title
    return { refused: [refusal(table, row, header, owner)] }
  }
  const cells: { header: string; after: string }[] = []
  const refused: RefusedCell[] = []
  if (owner.dependency)
    for (const header of dependencyHeaders) cells.push({ header, after: row.texts.get(header) ?? '' })
  for (const [header, text] of row.texts) {
    const field = fieldOf(table, header)
    if (text === '' || !field) continue
    const taken = isFormulaError(text)
      ? ({ ok: false, reason: takeLabels.formulaError } as const)
      : takeCell(field, text, facts)
    if (taken.ok) cells.push({ header, after: taken.text })
    else refused.push(refusal(table, row, header, taken.reason))
  }
  const lacking = requiredHeaders(table).filter((header) => !cells.some((cell) => cell.header === header))
  const missing = lacking.filter((header) => !refused.some((cell) => cell.header === header))
  if (lacking.length > 0)
    return { refused: [...refused, ...missing.map((header) => refusal(table, row, header, t.required(header)))] }
  const after = new Map(cells.map((cell) => [cell.header, cell.after]))
  const changed = new Set(after.keys())
  const wrong = refusalsInRow({ key: table, before: undefined, after, changed }, facts)
  return {
    refused: [...refused, ...wrong.map(({ header, reason }) => refusal(table, row, header, reason))],
    added: {
      key: row.key,
      table,
      owner,
      label: rowLabel(table, row.texts),
      doubt,
      cells: cells.filter(({ header, after: text }) => text !== '' && !wrong.some((one) => one.header === header)),
    },
  }
}
