/** Turns data and a template of a slice into a PDF, in a process apart, one document at a time. */
import path from 'node:path'
import { z } from 'zod'
import { setFrench } from '#app/kernel/french-typography.ts'
import { withoutControls } from '#app/kernel/without-controls.ts'
import { processOf } from './run-process.server.ts'
import { inTurn } from './run-worker.server.ts'
import type { PdfStandard, RenderRequest } from './typst-worker.server.ts'

/** Templates of every slice, and what they share in `documents/templates/`. */
const slicesFolder = path.join(import.meta.dirname, '..')

/** The whole process, its libraries included: twenty thousand paragraphs take 570 MB, a convention of sixty actions 240. */
const limits = { seconds: 60, megabytes: 768 }

const askTypst = processOf<RenderRequest>(new URL('./typst-worker.server.ts', import.meta.url), limits)

const answerShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rendered'), pdf: z.instanceof(Uint8Array), warnings: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), diagnostics: z.array(z.string()) }),
])

export type PdfRequest = {
  /** Path in the folder: `convention/templates/convention.typ`. */
  readonly template: string
  /** Words ready to read; the template formats neither dates nor numbers. Sent as JSON. */
  readonly data: unknown
  readonly standard: PdfStandard
  /** Declares PDF/UA-1 in a PDF/A-2a that is accessible. @default false: what was frozen keeps its bytes */
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
 * @throws DomainError unavailable past its time, too-large past its memory; Error with the compiler's diagnostics when the template fails, which is a bug
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
  const answer = answerShape.parse(await inTurn(() => askTypst(request)))
  if (answer.kind === 'failed') throw new Error(`${document.template}: ${answer.diagnostics.join('\n')}`)
  return { ...answer, pdf: Uint8Array.from(answer.pdf) }
}
