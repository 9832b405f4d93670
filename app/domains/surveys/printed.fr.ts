/** Results of a closed survey as blocks of a document: a table a question, hidden counts as their mark. Pure. Rules: docs/rules/surveys.md §4. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { surveyLabels as t } from './labels.fr.ts'
import type { SurveyResults } from './results.ts'
import type { Audience } from './surveys.ts'

const { results: p } = t
const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
const note = (text: string): DossierBlock => ({ kind: 'note', text })

function questionBlocks({ label, askedIf, answered, without, kind, choices }: SurveyResults['questions'][number]) {
  if (answered === null) return [paragraph(`${label} ${p.notShown}`)]
  const said = [
    ...(askedIf ? [p.askedIf(askedIf.label, askedIf.choices)] : []),
    p.base(answered, without),
    ...(kind === 'several' ? [p.several] : []),
  ]
  return [
    tableOf({ caption: label }, choices, [
      { header: p.header.choice, share: 5, cell: ({ label: choice }) => choice },
      { header: p.header.count, cell: ({ count }) => t.count(count) },
      { header: p.header.share, share: 2, cell: ({ sharePercent }) => t.share(sharePercent) },
    ]),
    note(said.join(' ')),
  ]
}

type Printed = Pick<SurveyResults, 'answers' | 'questions'> & {
  readonly title: string
  readonly audience: Audience
  readonly closedOn: string
}

/** What the mark « s » stands for is said once, before them all. */
export const surveyMarkNote: DossierBlock = note(p.secret)

export const surveyBlocks = ({ title, audience, answers, closedOn, questions }: Printed): readonly DossierBlock[] => [
  { kind: 'heading', text: `${title} (${t.audience[audience].toLowerCase()})` },
  paragraph(answers === null ? p.none : p.lead(answers, closedOn)),
  ...(answers === null ? [] : questions.flatMap(questionBlocks)),
]
