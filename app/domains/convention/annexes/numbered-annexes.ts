/** The annexes of a frozen version with their numbers, versions older than their choice too. Pure. Rules: docs/rules/convention.md §6.2. */
import type { ConventionDocument, DocumentAnnex } from '../convention-document.ts'
import type { OwnAnnex } from './annex-sections.ts'
import { annexLabels as t } from './labels.fr.ts'

/** Their numbers were those, even when one was empty. */
const formerNumbers: Readonly<Record<OwnAnnex, number>> = { diagnosis: 1, plan: 2, governance: 3 }
const formerKinds = ['diagnosis', 'plan', 'governance'] as const

type Content = Pick<ConventionDocument, 'annexes'> & { readonly [Kind in OwnAnnex]: readonly unknown[] }
type NumberedAnnex = DocumentAnnex & { readonly number: number }

export function numberedAnnexesOf(content: Content): readonly NumberedAnnex[] {
  if (content.annexes) return content.annexes.map((annex, index) => ({ ...annex, number: index + 1 }))
  return formerKinds
    .filter((kind) => content[kind].length > 0)
    .map((kind) => ({ kind, number: formerNumbers[kind], title: t.titles[kind], blocks: [] }))
}
