/** From lines and columns to the actions as they will be. Pure. Rules: docs/rules/taking-up.md §3. */
import { type DraftAxis, outlineBuilder } from './draft-outline.ts'
import type { PlanSheet } from './plan-cell.ts'
import { type DraftAction, type ImportFacts, type ImportProblem, readAction } from './read-action.ts'
import { readColumns } from './read-columns.ts'
import { readLines } from './read-lines.ts'
import type { SheetMapping } from './sheet-mapping.ts'

export type ImportPreview = {
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly DraftAction[]
  readonly problems: readonly ImportProblem[]
  /** Totals, notes under the table: lines that are no action. */
  readonly skipped: readonly { readonly sheet: string; readonly row: number; readonly text: string }[]
}

/** Reads every sheet taken. Empty when none is. */
export function previewImport(
  sheets: readonly PlanSheet[],
  mapping: readonly SheetMapping[],
  facts: ImportFacts,
): ImportPreview {
  const outline = outlineBuilder()
  const problems: ImportProblem[] = []
  const actions: DraftAction[] = []
  const skipped: { sheet: string; row: number; text: string }[] = []
  const taken = sheets.flatMap((sheet, index) =>
    mapping[index]?.isTaken ? [{ sheet, index, mapping: mapping[index] }] : [],
  )
  for (const { sheet, index, mapping: chosen } of taken) {
    const table = readColumns(sheet.rows, chosen.headerRow)
    if (!table) continue
    const fieldOf = new Map(chosen.fields.map((field, column) => [column, field]))
    const lines = readLines(sheet.rows, table, fieldOf)
    const hasAxes = lines.some(({ kind }) => kind === 'axis') || chosen.fields.includes('axis')
    // Several sheets, one an axis: the tab's name says which.
    outline.startSheet(!hasAxes && taken.length > 1 ? sheet.name : undefined)
    for (const line of lines) {
      if (line.kind === 'axis') outline.add(line)
      else if (line.kind === 'skipped')
        skipped.push({ sheet: sheet.name, row: line.row, text: line.text.slice(0, 200) })
      else {
        const read = readAction(line, table, fieldOf, facts)
        problems.push(...read.problems.map((problem) => ({ ...problem, sheet: sheet.name })))
        const place = outline.placeOf(read.axis, read.objective)
        actions.push({ ...read.action, key: `${index + 1}:${line.row}`, ...place })
      }
    }
  }
  return { axes: outline.axes(), actions, problems, skipped }
}
