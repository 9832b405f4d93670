/** Writes DOCX or PPTX, one after the other, in a worker thread: both libraries hold the processor while they write. */
import type { Dossier } from './dossier.ts'
import { finishDocx, finishPptx } from './finish-office.server.ts'
import { giveWayToPages } from './give-way.server.ts'
import type { Logo } from './logo.ts'
import { docxTableCaptions, writeDocx } from './write-docx.server.ts'
import { pptxTableCaptions, writePptx } from './write-pptx.server.ts'

export type OfficeFormat = 'docx' | 'pptx'
export type OfficeRequest = {
  readonly format: OfficeFormat
  /** Texts already clean. */
  readonly dossier: Dossier
  readonly logos: readonly (Logo | undefined)[]
}

async function write({ format, dossier, logos }: OfficeRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'docx') return finishDocx(await writeDocx(dossier, logos), docxTableCaptions(dossier), dossier.madeOn)
  return finishPptx(await writePptx(dossier, logos), pptxTableCaptions(dossier), dossier.madeOn)
}

giveWayToPages()

export default async function writeAll(requests: readonly OfficeRequest[]): Promise<readonly Uint8Array[]> {
  const written: Uint8Array[] = []
  for (const request of requests) written.push(await write(request))
  return written
}
