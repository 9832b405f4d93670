/** Answers with a document made at this instant from the one model of sections, kept nowhere (docs/decisions/0011). */
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { printRoute } from './print-route.server.ts'
import type { RouteArgs } from './route.server.ts'

export type PrintFormat = 'pdf' | 'docx'

/** A document ready to be written, and the name of its file. */
export type DossierFile = { readonly dossier: Dossier; readonly format: PrintFormat; readonly name: string }

/** A loader that makes a document, in its turn: a PDF opens in the browser, a DOCX is downloaded; no shared cache keeps them. */
export const dossierRoute = (load: (args: RouteArgs) => Promise<DossierFile>) =>
  printRoute(async (args) => {
    const { dossier, format, name } = await load(args)
    const { files } = args.surroundings.instance
    const bytes = await writeDossier(format, dossier, (sha256) => readSmallFile(files, sha256))
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': mediaTypes[format],
        'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'private, no-store',
      },
    })
  })
