/** Answers with a document made at this instant from the one model of sections, kept nowhere (docs/decisions/0011). */
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
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
  const { files } = surroundings.instance
  const bytes = await writeDossier(format, dossier, (sha256) => readSmallFile(files, sha256))
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
