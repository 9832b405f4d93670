/** Reads a filed workbook (XLSX, ODS, CSV), in a worker thread that alone pays for a file too large. */
import { Worker } from 'node:worker_threads'
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns } from '#app/kernel/fair-turns.ts'
import { checkUpload } from './check-upload.server.ts'
import type { Sheet, SheetRefusal } from './spreadsheet.ts'
import type { SheetAnswer, SheetRequest } from './spreadsheet-worker.server.ts'

const memoryLimitMegabytes = 256
const timeLimitMs = 30_000

const refused = (refusal: SheetRefusal): DomainError => new DomainError('invalid', `documents.${refusal}`)

/** Past the memory or the time allowed, the worker dies and the workbook is refused as too large. */
function runWorker(request: SheetRequest): Promise<SheetAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./spreadsheet-worker.server.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    })
    const tooLarge: SheetAnswer = { kind: 'refused', refusal: 'too-many-cells' }
    const timer = setTimeout(() => {
      resolve(tooLarge)
      void worker.terminate()
    }, timeLimitMs)
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooLarge) : reject(error),
    )
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${request.name}: the worker ended with code ${code}`))
    })
  })
}

/** Two threads of 256 MB at most, and the bytes of what waits. */
const takeTurn = fairTurns({ concurrency: 2, mostWaiting: 10, mostOfOne: 4 })

/**
 * The visible sheets of a workbook, in order; each owner (a CTG) in her turn.
 * @throws DomainError invalid, with a code of `UploadRefusal` or `SheetRefusal`; unavailable when too many wait
 */
export async function readSpreadsheet(name: string, bytes: Uint8Array, owner = ''): Promise<readonly Sheet[]> {
  const { kind } = await checkUpload(name, bytes)
  if (kind !== 'xlsx' && kind !== 'ods' && kind !== 'csv') throw refused('not-a-spreadsheet')
  const answer = await takeTurn(owner, () => runWorker({ kind, name, bytes }))
  if (answer.kind === 'refused') throw refused(answer.refusal)
  return answer.sheets
}
