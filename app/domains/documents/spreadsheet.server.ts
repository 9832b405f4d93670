/** Reads a filed workbook (XLSX, ODS, CSV), in a worker thread that alone pays for a file too large. */
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns } from '#app/kernel/fair-turns.ts'
import { checkUpload } from './check-upload.server.ts'
import type { SheetAnswer, SheetRequest } from './read-workbook.server.ts'
import { askOnce, workerLimits } from './run-worker.server.ts'
import type { Sheet, SheetRefusal } from './spreadsheet.ts'

const refused = (refusal: SheetRefusal): DomainError => new DomainError('invalid', `documents.${refusal}`)

const worker = new URL('./spreadsheet-worker.server.ts', import.meta.url)

/** Past the memory or the time allowed, the worker dies and the workbook is refused as too large. */
const readOrGiveUp = (request: SheetRequest): Promise<SheetAnswer> =>
  askOnce<SheetRequest, SheetAnswer>(worker, workerLimits.readWorkbook, request).catch((error: unknown) => {
    throw error instanceof DomainError ? refused('too-many-cells') : error
  })

/** Two threads of 256 MB at most, and the bytes of what waits. */
const takeTurn = fairTurns({ concurrency: 2, mostWaiting: 10, mostOfOne: 4 })

/**
 * The visible sheets of a workbook, in order; each owner (a CTG) in her turn.
 * @throws DomainError invalid, with a code of `UploadRefusal` or `SheetRefusal`; unavailable when too many wait
 */
export async function readSpreadsheet(name: string, bytes: Uint8Array, owner = ''): Promise<readonly Sheet[]> {
  const { kind } = await checkUpload(name, bytes)
  if (kind !== 'xlsx' && kind !== 'ods' && kind !== 'csv') throw refused('not-a-spreadsheet')
  const answer = await takeTurn(owner, () => readOrGiveUp({ kind, name, bytes }))
  if (answer.kind === 'refused') throw refused(answer.refusal)
  return answer.sheets
}
