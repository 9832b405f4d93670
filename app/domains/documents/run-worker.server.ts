/** Runs one request in a worker thread of its own, limited in memory and time: the server goes on answering meanwhile. */
import { Worker } from 'node:worker_threads'
import { DomainError } from '#app/kernel/errors.ts'
import { systemErrorCode } from '#app/kernel/start-error.ts'

type Limits = { readonly seconds: number; readonly megabytes: number }

/** A document is written alone; two workbooks are read together; a plan of a thousand actions is held whole while it is written. */
export const workerLimits = {
  document: { seconds: 60, megabytes: 256 },
  readWorkbook: { seconds: 30, megabytes: 256 },
  writeWorkbook: { seconds: 60, megabytes: 512 },
} as const satisfies Readonly<Record<string, Limits>>

/** Not a fault: a busy machine takes longer, and what was made half is thrown away. */
const stopped = () => new DomainError('unavailable', 'documents.stopped')

/**
 * Ends with the first of: an answer, a crash, the time limit. The memory limit holds for the worker's own heap; native
 * code cannot be interrupted, so a thread past its time is abandoned and ends when it returns.
 * @param file module of the worker: it reads `workerData` and posts one answer
 * @throws DomainError unavailable, `documents.stopped`, past a limit
 */
export function runWorker<Request, Answer>(file: URL, limits: Limits, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    })
    const timer = setTimeout(() => {
      reject(stopped())
      void worker.terminate()
    }, limits.seconds * 1000)
    worker.once('message', (answer: Answer) => {
      resolve(answer)
      void worker.terminate()
    })
    worker.once('error', (error) => reject(systemErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? stopped() : error))
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${file.pathname}: the worker ended with code ${code}`))
    })
  })
}

let lastTurn: Promise<unknown> = Promise.resolve()

/** Waits for the documents asked before: two at once would only share the same processors. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work, work)
  lastTurn = turn.catch(() => undefined)
  return turn
}
