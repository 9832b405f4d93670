/** Results of a closed survey as blocks of a document: a table a question, hidden counts as their mark. Pure. Rules: docs/rules/surveys.md §4. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatList, formatNumber } from '#app/kernel/format.ts'
import { surveyLabels as t } from './labels.fr.ts'
import type { SurveyResults } from './results.ts'
import type { Audience } from './surveys.ts'

const { results: p } = t
const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
const note = (text: string): DossierBlock => ({ kind: 'note', text })

/** A question is written by anyone: « Votre quartier » gets its full stop before the sentence that follows. */
const closed = (question: string): string =>
  /[.?!…:]$/.test(question.trim()) ? question.trim() : `${question.trim()}.`

function questionBlocks({ label, askedIf, answered, without, kind, choices }: SurveyResults['questions'][number]) {
  if (answered === null) return [paragraph(`${closed(label)} ${p.notShown}`)]
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

/**
 * « Avez-vous participé ? Surtout « Oui », 60 % (15 sur 25). »; nothing while a hidden count may be the largest, nor when no
 * answer stands out.
 */
function mostGiven({ label, kind, answered, choices }: SurveyResults['questions'][number]): readonly string[] {
  if (typeof answered !== 'number') return []
  const counts = choices.map(({ count }) => count)
  const most = Math.max(0, ...counts.filter((count) => typeof count === 'number'))
  const isHidden = counts.some((count) => typeof count !== 'number') && (kind === 'several' || most * 2 <= answered)
  const firsts = choices.filter(({ count }) => count === most)
  const [first] = firsts
  if (!first || most === 0 || isHidden || (firsts.length > 1 && firsts.length === choices.length)) return []
  const names = formatList(firsts.map((choice) => `« ${choice.label} »`))
  const share = `${t.share(first.sharePercent)}${firsts.length > 1 ? ' chacune' : ''}`
  return [`${closed(label)} Surtout ${names}, ${share} (${formatNumber(most)} sur ${formatNumber(answered)}).`]
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
