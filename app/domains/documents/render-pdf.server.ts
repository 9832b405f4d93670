/** Turns data and a template of a slice into a PDF, in a worker thread, one document at a time. */
import path from 'node:path'
import { setFrench } from '#app/kernel/french-typography.ts'
import { withoutControls } from '#app/kernel/without-controls.ts'
import { inTurn, workerLimits, workerOf } from './run-worker.server.ts'
import type { PdfStandard, RenderAnswer, RenderRequest } from './typst-worker.server.ts'

/** Templates of every slice, and what they share in `documents/templates/`. */
const slicesFolder = path.join(import.meta.dirname, '..')

const askTypst = workerOf<RenderRequest, RenderAnswer>(
  new URL('./typst-worker.server.ts', import.meta.url),
  workerLimits.document,
)

export type PdfRequest = {
  /** Path in the folder: `convention/templates/convention.typ`. */
  readonly template: string
  /** Words ready to read; the template formats neither dates nor numbers. Sent as JSON. */
  readonly data: unknown
  readonly standard: PdfStandard
  /** A document kept (`a-2a`) says that it is accessible too, when it is. @default false: what was frozen keeps its bytes */
  readonly saysAccessible?: boolean
  /** Written in the document: the same data at the same instant give the same bytes. */
  readonly createdAt: Date
  /** All that the template may read; our slices by default. */
  readonly folder?: string
  /** Pictures, by the path at which the template reads them: `/given/0.png`. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/** Only strings are set in French, without what no font draws: keys and the structure stay. */
const toJson = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? setFrench(withoutControls(value)) : value,
  )

/**
 * Renders a document. The same request gives the same bytes, on any machine: only our fonts are used.
 * @throws DomainError unavailable past the limits of a worker; Error with the compiler's diagnostics when the template fails, which is a bug
 */
export const renderPdf = async (document: PdfRequest): Promise<Uint8Array<ArrayBuffer>> =>
  (await compilePdf(document)).pdf

/** The same, with the compiler's warnings: ours compile without any, which tests check. @throws Error as `renderPdf` */
export async function compilePdf(
  document: PdfRequest,
): Promise<{ readonly pdf: Uint8Array<ArrayBuffer>; readonly warnings: readonly string[] }> {
  const request: RenderRequest = {
    workspace: document.folder ?? slicesFolder,
    template: document.template,
    json: toJson(document.data),
    standard: document.standard,
    saysAccessible: document.standard === 'a-2a' && (document.saysAccessible ?? false),
    createdAtSeconds: Math.floor(document.createdAt.getTime() / 1000),
    files: document.files ?? {},
  }
  const answer = await inTurn(() => askTypst(request))
  if (answer.kind === 'failed') throw new Error(`${document.template}: ${answer.diagnostics.join('\n')}`)
  return answer
}
