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
  const sentences = [
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
    note(sentences.join(' ')),
  ]
}

/** « Avez-vous participé ? Surtout « Oui », 60 % »; nothing while a hidden count may be the largest. */
function mostGiven({ label, kind, choices }: SurveyResults['questions'][number]): readonly string[] {
  const most = Math.max(0, ...choices.map(({ sharePercent }) => sharePercent ?? 0))
  const firsts = choices.flatMap((choice) => (choice.sharePercent === most ? [choice.label] : []))
  const isHidden = choices.some(({ sharePercent }) => sharePercent === null) && (kind === 'several' || most <= 50)
  return most === 0 || isHidden ? [] : [p.mostGiven(label, firsts, t.share(most))]
}

type PrintedSurvey = Pick<SurveyResults, 'answers' | 'questions'> & {
  readonly title: string
  readonly audience: Audience
  readonly closedOn: string
}

/** What the mark « s » stands for is said once, before them all. */
export const surveyMarkNote: DossierBlock = note(p.secret)

type SurveyBlocks = { readonly head: readonly DossierBlock[]; readonly tables: readonly DossierBlock[] }

/** What each question brought most, then its table. */
export function surveyBlocks({ title, audience, answers, closedOn, questions }: PrintedSurvey): SurveyBlocks {
  const heading: DossierBlock = { kind: 'heading', text: `${title} (${t.audience[audience].toLowerCase()})` }
  if (answers === null) return { head: [heading, paragraph(p.none)], tables: [] }
  const most = questions.flatMap(mostGiven)
  return {
    head: [
      ...[heading, paragraph(p.lead(answers, closedOn))],
      ...(most.length > 0 ? [{ kind: 'list' as const, items: most }] : []),
    ],
    tables: questions.flatMap(questionBlocks),
  }
}
