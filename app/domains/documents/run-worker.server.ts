/** Work that would hold up the server, done in threads apart, limited in memory and time: pages are answered meanwhile. */
import { Piscina } from 'piscina'
import { DomainError } from '#app/kernel/errors.ts'
import { log } from '#app/kernel/log.server.ts'
import { systemErrorCode } from '#app/kernel/start-error.ts'

type Limits = { readonly seconds: number; readonly megabytes: number }

/** A document is written alone; two workbooks are read together; a plan of a thousand actions is held whole while it is written. */
export const workerLimits = {
  document: { seconds: 60, megabytes: 256 },
  readWorkbook: { seconds: 30, megabytes: 256 },
  writeWorkbook: { seconds: 60, megabytes: 512 },
} as const satisfies Readonly<Record<string, Limits>>

/** Loading its libraries takes a thread longer than writing a letter: it keeps them for the next one, for a while. */
const idleSeconds = 60

/** What a document leaves behind is collected sooner: a Word convention of sixty actions holds 240 MB instead of 295, as quickly. */
const youngMegabytes = 24

function openPool(file: URL, { megabytes }: Limits): Piscina {
  const pool = new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleSeconds * 1000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
    recordTiming: false,
  })
  // A thread that dies between two requests holds nobody up: the next one has another.
  pool.on('error', (err) => log.warn({ err, worker: file.pathname }, 'a worker died without work'))
  return pool
}

/**
 * Ends with the first of: an answer, a crash, the time limit. The memory limit holds for the worker's own heap; native
 * code cannot be interrupted, so a thread past its time is abandoned and ends when it returns.
 */
async function ask<Request, Answer>(pool: Piscina, { seconds }: Limits, request: Request): Promise<Answer> {
  const signal = AbortSignal.timeout(seconds * 1000)
  try {
    return await pool.run(request, { signal })
  } catch (error) {
    // Not a fault: a busy machine takes longer, and what was made half is thrown away.
    if (signal.aborted || systemErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new DomainError('unavailable', 'documents.stopped')
    throw error
  }
}

/**
 * One thread, that does one request after the other.
 * @param file module of the worker, whose default export answers a request
 * @returns asks it. @throws DomainError unavailable, `documents.stopped`, past a limit
 */
export function workerOf<Request, Answer>(file: URL, limits: Limits): (request: Request) => Promise<Answer> {
  const opened: { pool?: Piscina } = {}
  return (request) => {
    opened.pool ??= openPool(file, limits)
    return ask(opened.pool, limits, request)
  }
}

/** The same in a new thread, that ends with its answer: what somebody sent must not touch what comes after. */
export async function askOnce<Request, Answer>(file: URL, limits: Limits, request: Request): Promise<Answer> {
  const pool = openPool(file, limits)
  try {
    return await ask(pool, limits, request)
  } finally {
    void pool.destroy()
  }
}

let lastTurn: Promise<unknown> = Promise.resolve()

/** Waits for the documents asked before: two at once would only share the same processors. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work, work)
  lastTurn = turn.catch(() => undefined)
  return turn
}
