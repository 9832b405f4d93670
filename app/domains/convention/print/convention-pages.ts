/** A frozen convention as its template lays it out. Pure. Rules: docs/rules/convention.md §2.3. */
import { pageBlock } from '#app/domains/documents/dossier-pages.ts'
import { cleanBlocks } from '#app/domains/documents/dossier-texts.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { readAnnexesOf } from '../frozen-content.ts'

const { emptyTable, noValue } = documentsLabels.dossier

/** What the template reads; a version frozen before annexes were chosen is printed as it was. @param content of a version */
export function conventionPages(content: object): object {
  const annexes = readAnnexesOf(content)
  if (!annexes) return content
  return {
    ...content,
    annexes: annexes.map(({ blocks, ...annex }) => ({ ...annex, blocks: cleanBlocks(blocks).map(pageBlock) })),
    words: { emptyTable, noValue },
  }
}

/** What `renderPdf` is asked for a version: the same content gives the same bytes. */
export const conventionPdfRequest = (content: object, createdAt: Date) => ({
  template: 'convention/templates/convention.typ',
  data: conventionPages(content),
  standard: 'a-2a' as const,
  saysAccessible: readAnnexesOf(content) !== undefined,
  createdAt,
})
