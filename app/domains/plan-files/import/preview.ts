/** From lines and columns to the actions as they will be. Pure. Rules: docs/rules/taking-up.md §3. */

import { type FateOfCell, fateRecorder } from './cell-fates.ts'
import { type DraftAxis, maxTitle, outlineBuilder } from './draft-outline.ts'
import type { ImportField } from './fields.ts'
import { type ImportFacts, listUnknownValues, type UnknownValue } from './match-values.ts'
import type { PlanSheet } from './plan-cell.ts'
import { type DraftAction, type ImportProblem, readAction } from './read-action.ts'
import { readColumns } from './read-columns.ts'
import { readLines } from './read-lines.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/** With what the columns of its sheet hold. */
type TakenAction = DraftAction & { readonly fields: ReadonlySet<ImportField> }

export type ImportPreview = {
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly TakenAction[]
  readonly problems: readonly ImportProblem[]
  /** Totals, notes under the table: lines that are no action. */
  readonly skipped: readonly { readonly sheet: string; readonly row: number; readonly text: string }[]
  /** Names that are nothing of this CTG by themselves. */
  readonly unknown: readonly UnknownValue[]
  /** Every cell that is not empty, once, with what became of it. */
  readonly fates: readonly FateOfCell[]
}

const longestTold = 2000
const shorten = (text: string): string => (text.length > longestTold ? `${text.slice(0, longestTold)}…` : text)

/** Reads every sheet taken. Empty when none is. */
export function previewImport(
  sheets: readonly PlanSheet[],
  mapping: readonly SheetMapping[],
  facts: ImportFacts,
): ImportPreview {
  const outline = outlineBuilder()
  const problems: ImportProblem[] = []
  const actions: TakenAction[] = []
  const skipped: { sheet: string; row: number; text: string }[] = []
  const taken = sheets.flatMap((sheet, index) =>
    mapping[index]?.isTaken ? [{ sheet, index, mapping: mapping[index] }] : [],
  )
  const recorder = fateRecorder(sheets)
  const met: Record<'leads' | 'partners' | 'statuses', string[]> = { leads: [], partners: [], statuses: [] }
  for (const { sheet, index, mapping: chosen } of taken) {
    const table = readColumns(sheet.rows, chosen.headerRow)
    if (!table) continue
    recorder.startTable(index, table)
    const fieldOf = new Map(chosen.fields.map((field, column) => [column, field]))
    const fields = new Set(chosen.fields)
    const lines = readLines(sheet.rows, table, fieldOf)
    const hasAxes = lines.some(({ kind }) => kind === 'axis') || chosen.fields.includes('axis')
    // Several sheets, one an axis: the tab's name says which.
    outline.startSheet(!hasAxes && taken.length > 1 ? sheet.name : undefined)
    for (const line of lines) {
      if (line.kind === 'axis') {
        outline.add(line)
        if (line.text.length > maxTitle)
          problems.push({
            ...{ kind: 'title-too-long', sheet: sheet.name, row: line.row },
            ...{ column: line.label, text: line.text.slice(0, 200) },
          })
        recorder.markRow(index, line.row, 'axis')
      } else if (line.kind === 'skipped') {
        skipped.push({ sheet: sheet.name, row: line.row, text: shorten(line.text) })
        recorder.markRow(index, line.row, 'aside')
      } else {
        const read = readAction(line, table, fieldOf, facts)
        problems.push(...read.problems.map((problem) => ({ ...problem, sheet: sheet.name })))
        for (const [column, rows] of line.sources)
          for (const row of rows) recorder.mark(index, row, column, read.fates.get(column) ?? 'left')
        met.leads.push(read.names.lead)
        met.partners.push(...read.names.partners)
        met.statuses.push(read.names.status)
        const place = outline.placeOf(read.axis, read.objective)
        actions.push({ ...read.action, fields, key: `${index + 1}:${line.row}`, ...place })
      }
    }
  }
  const axes = outline.axes()
  const unknown = listUnknownValues({ ...met, axes: axes.map(({ title }) => title) }, facts)
  return { axes, actions, problems, skipped, unknown, fates: recorder.all() }
}
