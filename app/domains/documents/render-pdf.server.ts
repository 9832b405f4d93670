/** Turns data and a template of `templates/` into a PDF, in a worker thread, one document at a time. */
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { setFrench } from './french-typography.ts'
import type { PdfStandard, RenderAnswer, RenderRequest } from './typst-worker.server.ts'

const templatesFolder = path.join(import.meta.dirname, 'templates')
const memoryLimitMegabytes = 256
const timeLimitMs = 60_000

export type PdfRequest = {
  /** File name in the folder: `convention.typ`. */
  readonly template: string
  /** Words ready to read; the template formats neither dates nor numbers. Sent as JSON. */
  readonly data: unknown
  readonly standard: PdfStandard
  /** Written in the document: the same data at the same instant give the same bytes. */
  readonly createdAt: Date
  /** Folder of the template; the project's own by default. */
  readonly folder?: string
}

/** Only strings are set in French: keys and the structure stay. */
const toJson = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? setFrench(value) : value))

/**
 * Ends with the first of: an answer, a crash, the time limit. The memory limit holds for the worker's own heap; native
 * code cannot be interrupted, so a thread past its time is abandoned and ends when the compiler returns.
 */
function runWorker(request: RenderRequest): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./typst-worker.server.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    })
    const timer = setTimeout(() => {
      reject(new Error(`${request.template}: not rendered within ${timeLimitMs} ms`))
      void worker.terminate()
    }, timeLimitMs)
    worker.once('message', (answer: RenderAnswer) => {
      resolve(answer)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${request.template}: the worker ended with code ${code}`))
    })
  })
}

let lastTurn: Promise<unknown> = Promise.resolve()

/** Waits for the documents asked before: two at once would only share the same processors. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work, work)
  lastTurn = turn.catch(() => undefined)
  return turn
}

/**
 * Renders a document. The same request gives the same bytes, on any machine: only our fonts are used.
 * @throws Error with the compiler's diagnostics when the template fails; this is a bug, never a person's fault
 */
export async function renderPdf(asked: PdfRequest): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await inTurn(() =>
    runWorker({
      workspace: asked.folder ?? templatesFolder,
      template: asked.template,
      json: toJson(asked.data),
      standard: asked.standard,
      createdAtSeconds: Math.floor(asked.createdAt.getTime() / 1000),
    }),
  )
  if (answer.kind === 'failed') throw new Error(`${asked.template}: ${answer.diagnostics.join('\n')}`)
  return answer.pdf
}
