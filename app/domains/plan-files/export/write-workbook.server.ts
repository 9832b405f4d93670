/** Has a workbook written by a worker thread. */
import { Worker } from 'node:worker_threads'
import type { WorkbookRequest } from './workbook-worker.server.ts'

const timeLimitMs = 60_000
const memoryLimitMegabytes = 512

/** The bytes of the file. The worker reads no file and no network: it only fails if it is wrong. */
export function writeWorkbook(request: WorkbookRequest): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.server.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    })
    const timer = setTimeout(() => void worker.terminate(), timeLimitMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the workbook of the plan: the worker ended with code ${code}`))
    })
  })
}
