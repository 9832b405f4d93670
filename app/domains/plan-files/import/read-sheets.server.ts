/** The cells of a spreadsheet posted to take a plan up, read in a worker. */
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { isOwnExport } from '../bring-back/read-return.server.ts'
import { formAsTable } from './form-sheets.ts'
import { isTooLarge, keepCells, type PlanSheet } from './plan-cell.ts'
import { splitTables } from './stacked-tables.ts'

/** @throws DomainError invalid */
export async function readPlanSheets(file: File, ctgId: string | undefined): Promise<readonly PlanSheet[]> {
  const read = await readSpreadsheet(file.name, new Uint8Array(await file.arrayBuffer()), ctgId)
  const kept = keepCells(read).map(formAsTable)
  const isOwn = isOwnExport({ sheets: kept, file_name: file.name })
  const sheets = isOwn ? kept : kept.flatMap(splitTables)
  if (isTooLarge(sheets, isOwn)) throw new DomainError('invalid', 'plan.sheet-too-large')
  return sheets
}

/** Our JSON is for other software: it says too little of names to come back. @throws DomainError invalid */
export async function refuseJson(name: string): Promise<void> {
  if (/\.json$/i.test(name)) throw new DomainError('invalid', 'plan.json-not-taken')
}
