/** Writes DOCX or PPTX, one after the other, in a worker thread: both libraries hold the processor while they write. */
import { parentPort, workerData } from 'node:worker_threads'
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
const requests: readonly OfficeRequest[] = workerData
const written: Uint8Array<ArrayBuffer>[] = []
for (const request of requests) written.push(await write(request))
parentPort?.postMessage(written)
