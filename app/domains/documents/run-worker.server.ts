/** Runs one request in a worker thread of its own, limited in memory and time: the server goes on answering meanwhile. */
import { Worker } from 'node:worker_threads'

const memoryLimitMegabytes = 256
const timeLimitMs = 60_000

/**
 * Ends with the first of: an answer, a crash, the time limit. The memory limit holds for the worker's own heap; native
 * code cannot be interrupted, so a thread past its time is abandoned and ends when it returns.
 * @param file module of the worker: it reads `workerData` and posts one answer
 * @param name what is being made, for the error
 */
export function runWorker<Request, Answer>(file: URL, name: string, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    })
    const timer = setTimeout(() => {
      reject(new Error(`${name}: not made within ${timeLimitMs} ms`))
      void worker.terminate()
    }, timeLimitMs)
    worker.once('message', (answer: Answer) => {
      resolve(answer)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${name}: the worker ended with code ${code}`))
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
