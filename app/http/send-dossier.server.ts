/** Answers with a document made at this instant from the one model of sections, kept nowhere (docs/decisions/0011). */
import { buffer } from 'node:stream/consumers'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { openFile } from '#app/domains/documents/file-store.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { RouteArgs } from './route.server.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type PrintFormat = keyof typeof mediaTypes

/** A PDF opens in the browser, a DOCX is downloaded; no shared cache keeps them. */
export async function sendDossier(
  { surroundings }: RouteArgs,
  dossier: Dossier,
  { format, name }: { readonly format: PrintFormat; readonly name: string },
): Promise<Response> {
  const readLogo = async (sha256: string) => {
    const opened = await openFile(surroundings.instance.config.dataFolder, sha256)
    return new Uint8Array(opened ? await buffer(opened.stream()) : [])
  }
  const bytes = await writeDossier(format, dossier, readLogo)
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
