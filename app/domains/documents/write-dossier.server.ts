/** Writes a dossier in one of its three formats; the work is done in a worker thread. Rules: docs/rules/documents.md §11 to §15. */
import type { Dossier } from './dossier.ts'
import { dossierPages, type PlacedLogo } from './dossier-pages.ts'
import { cleanDossier } from './dossier-texts.ts'
import type { Logo } from './logo.ts'
import type { OfficeRequest } from './office-worker.server.ts'
import { readPictureSize } from './picture.ts'
import { renderPdf } from './render-pdf.server.ts'
import { inTurn, workerLimits, workerOf } from './run-worker.server.ts'
import type { PdfStandard } from './typst-worker.server.ts'

export type DossierFormat = 'pdf' | 'docx' | 'pptx'

export type ReadFile = (sha256: string) => Promise<Uint8Array>

/** In the order of the parties; a file that is not a whole picture is left out, and the party keeps its initials. */
export const readLogos = (parties: Dossier['parties'], readFile: ReadFile): Promise<readonly (Logo | undefined)[]> =>
  Promise.all(
    parties.map(async ({ logo }) => {
      if (!logo) return
      const bytes = await readFile(logo.sha256)
      const size = readPictureSize(bytes, logo.mediaType)
      return size && { mediaType: logo.mediaType, bytes, size }
    }),
  )

const placeLogo = (logo: Logo | undefined, index: number): PlacedLogo | undefined =>
  logo && { path: `/given/${index}.${logo.mediaType === 'image/png' ? 'png' : 'jpg'}`, size: logo.size }

/** Where templates find the logos, in the order of the parties, and the files to give with them. */
export function placeLogos(logos: readonly (Logo | undefined)[]) {
  const placed = logos.map(placeLogo)
  const files = logos.flatMap((logo, index) => {
    const path = placed[index]?.path
    return logo && path ? [[path, logo.bytes] as const] : []
  })
  return { placed, files: Object.fromEntries(files) }
}

/** What `renderPdf` is asked for a dossier. @param dossier texts already clean */
export function dossierPdfRequest(
  dossier: Dossier,
  logos: readonly (Logo | undefined)[],
  standard: PdfStandard = 'ua-1',
) {
  const { placed, files } = placeLogos(logos)
  return {
    template: 'documents/templates/dossier.typ',
    data: dossierPages(dossier, placed),
    standard,
    saysAccessible: true,
    createdAt: new Date(`${dossier.madeOn}T00:00:00Z`),
    files,
  }
}

/**
 * The document, ready to be sent. The same dossier gives the same bytes, in the three formats.
 * @param readFile gives the bytes of a logo kept in the file store
 * @param standard of a PDF: one that is kept for years is `a-2a`
 * @throws DomainError unavailable past the limits of a worker; Error when a document cannot be made, which is a bug
 */
export async function writeDossier(
  format: DossierFormat,
  dossier: Dossier,
  readFile: ReadFile,
  standard?: PdfStandard,
): Promise<Uint8Array> {
  const clean = cleanDossier(dossier)
  const logos = await readLogos(clean.parties, readFile)
  if (format === 'pdf') return renderPdf(dossierPdfRequest(clean, logos, standard))
  const [written] = await writeOffice([{ format, dossier: clean, logos }])
  if (!written) throw new Error('a worker answers every request')
  return written
}

const askOffice = workerOf<readonly OfficeRequest[], readonly Uint8Array[]>(
  new URL('./office-worker.server.ts', import.meta.url),
  workerLimits.document,
)

const writeOffice = (requests: readonly OfficeRequest[]): Promise<readonly Uint8Array[]> =>
  inTurn(() => askOffice(requests))

/** Short sheets without logos, in Word, by one worker: a letter for each of so many parties. In the order given. */
export const writeSheets = (sheets: readonly Dossier[]): Promise<readonly Uint8Array[]> =>
  writeOffice(sheets.map((sheet) => ({ format: 'docx', dossier: cleanDossier(sheet), logos: [] })))
