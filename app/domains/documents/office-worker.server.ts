/** Writes DOCX or PPTX, one after the other, in a worker thread: both libraries hold the processor while they write. */
import type { Dossier } from './dossier.ts'
import { finishDocx, finishPptx } from './finish-office.server.ts'
import { giveWayToPages } from './give-way.server.ts'
import type { Logo } from './logo.ts'

export type OfficeFormat = 'docx' | 'pptx'
export type OfficeRequest = {
  readonly format: OfficeFormat
  /** Texts already clean. */
  readonly dossier: Dossier
  readonly logos: readonly (Logo | undefined)[]
}

/** Each library is large: only the one that is needed is read, at each document. */
async function write({ format, dossier, logos }: OfficeRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'docx') {
    const { docxTableCaptions, writeDocx } = await import('./write-docx.server.ts')
    return finishDocx(await writeDocx(dossier, logos), docxTableCaptions(dossier), dossier.madeOn)
  }
  const { pptxTableCaptions, writePptx } = await import('./write-pptx.server.ts')
  return finishPptx(await writePptx(dossier, logos), pptxTableCaptions(dossier), dossier.madeOn)
}

giveWayToPages()

export default async function writeAll(requests: readonly OfficeRequest[]): Promise<readonly Uint8Array[]> {
  const written: Uint8Array[] = []
  for (const request of requests) written.push(await write(request))
  return written
}
