/** A frozen convention as its template lays it out. Pure. Rules: docs/rules/convention.md §2.3. */
import { z } from 'zod'
import { pageBlock } from '#app/domains/documents/dossier-pages.ts'
import { cleanBlocks } from '#app/domains/documents/dossier-texts.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { readAnnexesOf } from '../frozen-content.ts'

const { emptyTable, noValue } = documentsLabels.dossier

const findingsShape = z.looseObject({
  diagnosis: z.array(z.looseObject({ findings: z.array(z.looseObject({ text: z.string() })) })),
})

/** What people typed under a finding holds lists, as anywhere else. */
function withFindingsRead(content: object): object {
  const { data } = findingsShape.safeParse(content)
  if (!data) return content
  const diagnosis = data.diagnosis.map((theme) => ({
    ...theme,
    findings: theme.findings.map((finding) => ({ ...finding, text: readProse(finding.text) })),
  }))
  return { ...data, diagnosis }
}

/** What the template reads; a version frozen before annexes were chosen is printed as it was. @param content of a version */
export function conventionPages(content: object): object {
  const annexes = readAnnexesOf(content)
  if (!annexes) return content
  return {
    ...withFindingsRead(content),
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
