/** The report in four pages at most, and on slides: what does not fit is counted. Pure. Rules: docs/rules/evaluation-evidence.md §8.3. */
import { boundedTable } from '#app/domains/documents/bounded-table.ts'
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { formatCount, shorten } from '#app/kernel/format.ts'
import { linesOf } from '../evaluation-shape.ts'
import { processLines } from '../evidence/labels.fr.ts'
import type { EvaluationContent } from '../frozen-content.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import { resultSentence } from './evidence-blocks.ts'
import { evidenceOf, type ReportSource, standingWords } from './report-content.ts'
import { adviceColumns, adviceRows, judgementsTable, limitLines, reportFrame } from './report-dossier.ts'

type Content = EvaluationContent

/** Characters of four pages, and the part of each table in what the limits leave. */
const allCharacters = 8_600
const shares = { judgements: 0.19, conditions: 0.19, reasons: 0.22, results: 0.18, advice: 0.22 } as const

/** Limits are never cut: what is told beside them is. */
function roomFor(content: Content, part: keyof typeof shares): number {
  const { limits } = content.framing
  return shares[part] * Math.max(3000, allCharacters - 1.4 * limits.length)
}

const mostLimits = 8
const mostAtHead = 8
/** Of a reason: the whole of it is in the report. */
const longestReason = 260

/** The limits of the evaluation are all there; those of questions are counted past a few. */
function limits(content: Content): DossierSection {
  const lines = limitLines(content)
  const shown = Math.max(mostLimits, linesOf(content.framing.limits).length)
  const left = lines.length - shown
  return {
    key: 'limits',
    title: 'Limites, à lire d’abord',
    blocks: [
      { kind: 'list', items: lines.slice(0, shown) },
      ...(left > 0
        ? [
            {
              kind: 'note' as const,
              text: `Et ${formatCount(left, 'autre limite', 'autres limites')}, dans le rapport.`,
            },
          ]
        : []),
    ],
  }
}

const conditions = (content: Content): readonly DossierBlock[] =>
  boundedTable(
    {
      caption: 'Conditions, ce qui est constaté, si elles sont tenues',
      columns: [
        { header: 'On jugera réussi si…', share: 2.2 },
        { header: 'Constaté', share: 1.6 },
        { header: 'Tenue' },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre condition', 'autres conditions')}, dans le rapport.`,
    },
    content.questions.flatMap((question) =>
      question.conditions.map(({ text, noted, held, heldNote }) => [
        `${question.position}. ${text}`,
        shorten(noted, longestReason) || '–',
        [t.held[held], heldNote].filter(Boolean).join(', '),
      ]),
    ),
    roomFor(content, 'conditions'),
  )

const reasons = (content: Content): readonly DossierBlock[] =>
  boundedTable(
    {
      caption: 'Les raisons de chaque partie',
      columns: [
        { header: 'Question', share: 0.7 },
        { header: 'Partie', share: 1.2 },
        { header: 'Jugement', share: 1.2 },
        { header: 'Raisons', share: 4 },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre jugement', 'autres jugements')}, dans le rapport.`,
    },
    content.questions.flatMap(({ position, judgements }) =>
      judgements.map(({ shortName, level, reasons: why }) => [
        String(position),
        shortName,
        t.level[level],
        shorten(why, longestReason),
      ]),
    ),
    roomFor(content, 'reasons'),
  )

function results(content: Content): readonly DossierBlock[] {
  const objectives = evidenceOf(content, null).result?.objectives ?? []
  return boundedTable(
    {
      caption: 'Objectifs, du départ à la dernière valeur',
      columns: [
        { header: 'Objectif', share: 1.6 },
        { header: 'Du départ à la dernière valeur', share: 2.4 },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre objectif', 'autres objectifs')}, dans le rapport.`,
    },
    objectives
      .filter(({ measure }) => measure !== '')
      .map((objective) => [`${objective.code} ${objective.title}`.trim(), resultSentence(objective)]),
    roomFor(content, 'results'),
  )
}

/** Attendance of each organisation is in the report. */
function done(content: Content): readonly DossierBlock[] {
  const { process } = evidenceOf(content, null)
  if (!process) return []
  return [
    {
      kind: 'table',
      caption: 'Le compte de ce qui a été fait',
      columns: [
        { header: 'Ce qui est compté', share: 2 },
        { header: 'Constaté', share: 1.4 },
      ],
      rows: processLines({ ...process, attendance: process.attendance.slice(0, 4) }).map(({ what, found }) => [
        what,
        found,
      ]),
      onSlides: 'one',
    },
  ]
}

const section = (key: string, title: string, blocks: readonly DossierBlock[]): readonly DossierSection[] =>
  blocks.length === 0 ? [] : [{ key, title, blocks }]

export function reportSummary(source: ReportSource): Dossier {
  const { content } = source
  const frame = reportFrame(source)
  return {
    ...frame,
    title: `${content.title}, synthèse`,
    // A few parties are seen at the head of the page; many are in the tables.
    parties: frame.parties.length > mostAtHead ? [] : frame.parties,
    isSheet: true,
    sections: [
      limits(content),
      ...section('judgements', 'Ce que les parties jugent', judgementsTable(content, roomFor(content, 'judgements'))),
      ...section('conditions', 'Conditions de réussite', conditions(content)),
      ...section('reasons', 'Pourquoi', reasons(content)),
      ...section('done', 'Ce qui a été fait', done(content)),
      ...section('results', 'Ce qui a changé', results(content)),
      ...section(
        'advice',
        'Ce que les parties recommandent',
        boundedTable(
          {
            caption: 'Recommandations',
            columns: adviceColumns,
            rest: (count) =>
              `Et ${formatCount(count, 'autre recommandation', 'autres recommandations')}, dans le rapport.`,
          },
          adviceRows(content).map((row) => row.map((cell) => shorten(cell, longestReason))),
          roomFor(content, 'advice'),
        ),
      ),
    ],
    mention: standingWords(source),
  }
}
