/** Reads a filed Word document, in a worker thread that alone pays for a file too large. */
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns } from '#app/kernel/fair-turns.ts'
import { checkUpload } from './check-upload.server.ts'
import type { DocxAnswer, DocxRefusal } from './docx-blocks.ts'
import type { DocxRequest } from './read-docx.server.ts'
import { askOnce, workerLimits } from './run-worker.server.ts'

const refused = (refusal: DocxRefusal): DomainError => new DomainError('invalid', `documents.${refusal}`)

const worker = new URL('./docx-worker.server.ts', import.meta.url)

/** Past the memory or the time allowed, the worker dies and the document is refused as too long. */
const readOrGiveUp = (request: DocxRequest): Promise<DocxAnswer> =>
  askOnce<DocxRequest, DocxAnswer>(worker, workerLimits.readWorkbook, request).catch((error: unknown) => {
    throw error instanceof DomainError ? refused('docx-too-long') : error
  })

/** One thread at a time: such a document is read twice a year. */
const takeTurn = fairTurns({ concurrency: 1, mostWaiting: 10, mostOfOne: 2 })

/** Its blocks in order, and how many pictures it has. @throws DomainError invalid, with a code of `UploadRefusal` or `DocxRefusal` */
export async function readDocx(
  name: string,
  bytes: Uint8Array,
  owner = '',
): Promise<Extract<DocxAnswer, { readonly kind: 'read' }>> {
  const { kind } = await checkUpload(name, bytes)
  if (kind !== 'docx') throw refused('not-a-docx')
  const answer = await takeTurn(owner, () => readOrGiveUp({ bytes }))
  if (answer.kind === 'refused') throw refused(answer.refusal)
  return answer
}
