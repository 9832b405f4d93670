import { planFacts, planRows } from '#test/plan-rows.ts'
import { cellText } from '../export/plan-cells.ts'
import type { ActionRow } from '../export/plan-columns.ts'
import { type PlanTable, tablesOf } from '../export/plan-tables.ts'
import type { PlanSheet } from '../import/plan-cell.ts'
import { type Difference, diffPlan } from './difference.ts'
import { findExportTables } from './file-tables.ts'
import { indexPlan } from './plan-index.ts'

/** The tables as a spreadsheet reads them. */
export const sheetsOf = (tables: readonly PlanTable[]): { name: string; rows: { text: string }[][] }[] =>
  tables.map(({ name, columns, rows }) => ({
    name,
    rows: [
      columns.map(({ header }) => ({ text: header })),
      ...rows.map((row) => columns.map((column, index) => ({ text: cellText(row[index] ?? null, column) }))),
    ],
  }))

export const compare = (sheets: readonly PlanSheet[], actions: readonly ActionRow[]): Difference =>
  diffPlan({
    tables: findExportTables(sheets, tablesOf([]), { isCsv: false }),
    plan: indexPlan(tablesOf(actions)),
    facts: planFacts,
  })

/** The file of a plan of two actions, one of its cells changed. */
export function edited(sheetIndex: number, header: string, text: string, row = 1): readonly PlanSheet[] {
  const sheets = sheetsOf(tablesOf(planRows(2)))
  const rows = sheets[sheetIndex]?.rows ?? []
  const column = rows[0]?.findIndex((cell) => cell.text === header) ?? -1
  const cell = rows[row]?.[column]
  if (cell) cell.text = text
  return sheets
}
export const cellsOf = ({ changed }: Difference) =>
  changed.flatMap(({ table, cells }) => cells.map(({ header, before, after }) => [table, header, before, after]))
export const refusedOf = ({ refused }: Difference) => refused.map(({ header, text }) => [header, text])
