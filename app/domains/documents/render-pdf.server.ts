/** Turns data and a template of a slice into a PDF, in a worker thread, one document at a time. */
import path from 'node:path'
import { setFrench } from './french-typography.ts'
import { inTurn, runWorker } from './run-worker.server.ts'
import type { PdfStandard, RenderAnswer, RenderRequest } from './typst-worker.server.ts'

/** Templates of every slice, and what they share in `documents/templates/`. */
const slicesFolder = path.join(import.meta.dirname, '..')

export type PdfRequest = {
  /** Path in the folder: `convention/templates/convention.typ`. */
  readonly template: string
  /** Words ready to read; the template formats neither dates nor numbers. Sent as JSON. */
  readonly data: unknown
  readonly standard: PdfStandard
  /** Written in the document: the same data at the same instant give the same bytes. */
  readonly createdAt: Date
  /** All that the template may read; our slices by default. */
  readonly folder?: string
  /** Pictures, by the path at which the template reads them: `/given/0.png`. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/** Only strings are set in French: keys and the structure stay. */
const toJson = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? setFrench(value) : value))

/**
 * Renders a document. The same request gives the same bytes, on any machine: only our fonts are used.
 * @throws Error with the compiler's diagnostics when the template fails; this is a bug, never a person's fault
 */
export const renderPdf = async (asked: PdfRequest): Promise<Uint8Array<ArrayBuffer>> => (await compilePdf(asked)).pdf

/** The same, with the compiler's warnings: ours compile without any, which tests check. @throws Error as `renderPdf` */
export async function compilePdf(
  asked: PdfRequest,
): Promise<{ readonly pdf: Uint8Array<ArrayBuffer>; readonly warnings: readonly string[] }> {
  const request: RenderRequest = {
    workspace: asked.folder ?? slicesFolder,
    template: asked.template,
    json: toJson(asked.data),
    standard: asked.standard,
    createdAtSeconds: Math.floor(asked.createdAt.getTime() / 1000),
    files: asked.files ?? {},
  }
  const worker = new URL('./typst-worker.server.ts', import.meta.url)
  const answer = await inTurn(() => runWorker<RenderRequest, RenderAnswer>(worker, asked.template, request))
  if (answer.kind === 'failed') throw new Error(`${asked.template}: ${answer.diagnostics.join('\n')}`)
  return answer
}
