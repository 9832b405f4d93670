/** The cells of a list posted, read in a worker. */
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { type CofSheet, isTooLarge, keepCofCells } from './read-cof.ts'

/** @throws DomainError invalid */
export async function readCofSheets(file: File, ctgId: string | undefined): Promise<readonly CofSheet[]> {
  const sheets = keepCofCells(await readSpreadsheet(file.name, new Uint8Array(await file.arrayBuffer()), ctgId))
  if (isTooLarge(sheets)) throw new DomainError('invalid', 'convention.cof-too-large')
  return sheets
}
