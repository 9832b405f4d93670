/** The files of a report, and where their making is. Pure. Rules: docs/rules/evaluation-evidence.md §8. */
import { isLost } from '#app/domains/dossiers/dossiers.ts'
import { slugOf } from '#app/kernel/slug.ts'
import { type Framing, linesOf } from '../evaluation-shape.ts'

export const reportForms = ['pdf', 'docx', 'summary-pdf', 'summary-pptx'] as const
export type ReportForm = (typeof reportForms)[number]

export const formatOf = {
  pdf: 'pdf',
  docx: 'docx',
  'summary-pdf': 'pdf',
  'summary-pptx': 'pptx',
} as const satisfies Record<ReportForm, 'pdf' | 'docx' | 'pptx'>

/** The report whole, or its summary. */
export const partOf = {
  pdf: 'report',
  docx: 'report',
  'summary-pdf': 'summary',
  'summary-pptx': 'summary',
} as const satisfies Record<ReportForm, 'report' | 'summary'>

/** `evaluation-a-mi-parcours-rapport-2.pdf`, `…-synthese.pptx`. */
export const fileNameOf = (form: ReportForm, { title, number }: { readonly title: string; readonly number: number }) =>
  `${slugOf(title)}-rapport-${number}${partOf[form] === 'summary' ? '-synthese' : ''}.${formatOf[form]}`

export type ReportState = 'being-made' | 'lost' | 'made'

/** Asked for too long ago, they are made by nobody any more. */
export function reportState(
  { made, askedAt }: { readonly made: readonly ReportForm[]; readonly askedAt: Date },
  at: Date,
): ReportState {
  if (reportForms.every((form) => made.includes(form))) return 'made'
  return isLost({ state: 'being-made', askedAt }, at) ? 'lost' : 'being-made'
}

/** A report without limits is refused (§8.2), frozen or provisional. */
export const refusalToReport = ({ framing }: { readonly framing: Pick<Framing, 'limits'> }) =>
  linesOf(framing.limits).length === 0 ? ('report-without-limits' as const) : undefined

export const refusalToMakeAgain = (state: ReportState): 'report-being-made' | 'report-made' | undefined =>
  state === 'lost' ? undefined : state === 'made' ? 'report-made' : 'report-being-made'
