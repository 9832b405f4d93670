/** A filed spreadsheet that is our own export: its difference with the plan as it is. Rules: docs/rules/taking-up.md §5. */
import type { Reader } from '#app/kernel/database.server.ts'
import { exportLabels } from '../export/labels.fr.ts'
import { loadPlanRows } from '../export/plan-rows.server.ts'
import { tablesOf } from '../export/plan-tables.ts'
import type { PlanSheet } from '../import/plan-cell.ts'
import { diffPlan } from './difference.ts'
import { findExportTables } from './file-tables.ts'
import { indexPlan } from './plan-index.ts'

type Filed = { readonly sheets: readonly PlanSheet[]; readonly file_name: string }

const noTable = tablesOf([])
const tablesIn = ({ sheets, file_name }: Filed) =>
  findExportTables(sheets, noTable, { isCsv: /\.csv$/i.test(file_name) })

/** Whether a spreadsheet came from Trame. */
export const isOwnExport = (filed: Filed): boolean => tablesIn(filed).length > 0

/** The plan as it is, to compare a file with it. The caller has checked the right. */
export async function loadPlan(db: Reader, ctgId: string) {
  const { actions, facts } = await loadPlanRows(db, ctgId)
  return { facts, plan: indexPlan(tablesOf(actions)) }
}

/** The caller has checked the right. */
export async function readReturn(db: Reader, ctgId: string, filed: Filed) {
  const { facts, plan } = await loadPlan(db, ctgId)
  const tables = tablesIn(filed)
  const names = new Set(tables.map(({ sheetName }) => sheetName))
  return {
    facts,
    plan,
    tables,
    difference: diffPlan({ tables, plan, facts }),
    /** Sheets that people added: told, not read. */
    otherSheets: filed.sheets
      .filter(({ name, rows }) => rows.length > 0 && !names.has(name) && name !== exportLabels.lists)
      .map(({ name }) => name),
  }
}
