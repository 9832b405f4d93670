/** Has a workbook written by a worker thread. */
import { workerLimits, workerOf } from '#app/domains/documents/run-worker.server.ts'
import type { WorkbookRequest } from './workbook-worker.server.ts'

/** The bytes of the file. The worker reads no file and no network: it only fails if it is wrong, or past its limits. */
export const writeWorkbook = workerOf<WorkbookRequest, Uint8Array<ArrayBuffer>>(
  new URL('./workbook-worker.server.ts', import.meta.url),
  workerLimits.writeWorkbook,
)
