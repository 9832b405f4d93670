/** What is made of a frozen version beside its PDF. Pure. Rules: docs/rules/convention.md §2.11. */
import { isPdfLost } from '../convention.ts'

export const versionForms = ['docx', 'summary-pdf', 'summary-pptx'] as const
export type VersionForm = (typeof versionForms)[number]

/** How each is written. */
export const formatOf = { docx: 'docx', 'summary-pdf': 'pdf', 'summary-pptx': 'pptx' } as const

export const fileNameOf = (form: VersionForm, number: number): string =>
  ({
    docx: `convention-version-${number}.docx`,
    'summary-pdf': `convention-version-${number}-resume.pdf`,
    'summary-pptx': `convention-version-${number}-resume.pptx`,
  })[form]

export type DocumentsState = 'not-asked' | 'being-made' | 'lost' | 'made'

/** Where the documents of a version are; those asked for too long ago are made by nobody any more (§2.3). */
export function documentsState(
  { made, askedAt }: { readonly made: readonly VersionForm[]; readonly askedAt: Date | null },
  at: Date,
): DocumentsState {
  if (versionForms.every((form) => made.includes(form))) return 'made'
  if (askedAt === null) return 'not-asked'
  return isPdfLost({ status: 'being-made', pdfAskedAt: askedAt }, at) ? 'lost' : 'being-made'
}

export type AskRefusal = 'documents-being-made' | 'documents-made'

export const refusalToAsk = (state: DocumentsState): AskRefusal | undefined =>
  state === 'made' ? 'documents-made' : state === 'being-made' ? 'documents-being-made' : undefined
