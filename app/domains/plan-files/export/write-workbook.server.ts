/** Has a workbook written by a worker thread. */
import { runWorker, workerLimits } from '#app/domains/documents/run-worker.server.ts'
import type { WorkbookRequest } from './workbook-worker.server.ts'

const worker = new URL('./workbook-worker.server.ts', import.meta.url)

/** The bytes of the file. The worker reads no file and no network: it only fails if it is wrong, or past its limits. */
export const writeWorkbook = (request: WorkbookRequest): Promise<Uint8Array<ArrayBuffer>> =>
  runWorker<WorkbookRequest, Uint8Array<ArrayBuffer>>(worker, workerLimits.writeWorkbook, request)
