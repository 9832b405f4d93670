/** Closed surveys as a section of the diagnosis: a table a question, hidden counts as their mark. Pure. Rules: docs/rules/surveys.md §4. */
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { surveyLabels as t } from '#app/domains/surveys/labels.fr.ts'
import type { ReleasedResults } from '#app/domains/surveys/queries.server.ts'
import type { PackData } from '../pack-data.ts'
import { heading, note, paragraph } from './words.fr.ts'

const { results: p } = t

function questionBlocks({ label, askedIf, answered, without, kind, choices }: ReleasedResults['questions'][number]) {
  if (answered === null) return [paragraph(`${label} ${p.notShown}`)]
  const said = [
    ...(askedIf ? [p.askedIf(askedIf.label, askedIf.choices)] : []),
    p.base(answered, without),
    ...(kind === 'several' ? [p.several] : []),
  ]
  return [
    {
      kind: 'table' as const,
      caption: label,
      columns: [
        { header: p.header.choice, share: 5 },
        { header: p.header.count },
        { header: p.header.share, share: 2 },
      ],
      rows: choices.map(({ label: choice, count, sharePercent }) => [choice, t.count(count), t.share(sharePercent)]),
    },
    note(said.join(' ')),
  ]
}

function surveyBlocks({ title, audience, answers, closedOn, questions }: ReleasedResults): readonly DossierBlock[] {
  return [
    heading(`${title} (${t.audience[audience].toLowerCase()})`),
    paragraph(answers === null ? p.none : p.lead(answers, closedOn)),
    ...(answers === null ? [] : questions.flatMap(questionBlocks)),
  ]
}

/** Nothing at all before a survey is closed. */
export const surveySections = ({ surveys }: PackData): readonly DossierSection[] =>
  surveys.length === 0
    ? []
    : [
        {
          key: 'surveys',
          title: t.list.title,
          isLong: true,
          blocks: [note(p.secret), ...surveys.flatMap(surveyBlocks)],
        },
      ]
