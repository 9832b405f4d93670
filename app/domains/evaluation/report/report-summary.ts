/** The report in four pages at most, and on slides: what does not fit is counted. Pure. Rules: docs/rules/evaluation-evidence.md §8.3. */
import { boundedTable } from '#app/domains/documents/bounded-table.ts'
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { shorten } from '#app/kernel/format.ts'
import { linesOf } from '../evaluation-shape.ts'
import { processLines } from '../evidence/labels.fr.ts'
import type { EvaluationContent } from '../frozen-content.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import { evidenceOf, type ReportSource, standingWords } from './report-content.ts'
import { adviceColumns, adviceRows, judgementsTable, limitLines, reportFrame } from './report-dossier.ts'
import { resultSentence, reportWords as w } from './report-words.fr.ts'

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
    title: w.limitsFirst,
    blocks: [
      { kind: 'list', items: lines.slice(0, shown) },
      ...(left > 0
        ? [
            {
              kind: 'note' as const,
              text: w.rest.limits(left),
            },
          ]
        : []),
    ],
  }
}

const conditions = (content: Content): readonly DossierBlock[] =>
  boundedTable(
    {
      caption: w.conditionsFound,
      columns: [{ header: w.condition, share: 2.2 }, { header: w.found, share: 1.6 }, { header: w.held }],
      rest: w.rest.conditions,
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
      caption: w.partyReasons,
      columns: [
        { header: w.question, share: 0.7 },
        { header: w.party, share: 1.2 },
        { header: w.judgement, share: 1.2 },
        { header: w.reasons, share: 4 },
      ],
      rest: w.rest.judgements,
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
      caption: w.objectives,
      columns: [
        { header: w.objective, share: 1.6 },
        { header: w.fromBaseline, share: 2.4 },
      ],
      rest: w.rest.objectives,
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
    tableOf(
      { caption: w.counted, onSlides: 'one' },
      processLines({ ...process, attendance: process.attendance.slice(0, 4) }),
      [
        { header: w.whatIsCounted, share: 2, cell: ({ what }) => what },
        { header: w.found, share: 1.4, cell: ({ found }) => found },
      ],
    ),
  ]
}

const section = (key: string, title: string, blocks: readonly DossierBlock[]): readonly DossierSection[] =>
  blocks.length === 0 ? [] : [{ key, title, blocks }]

export function reportSummary(source: ReportSource): Dossier {
  const { content } = source
  const frame = reportFrame(source)
  return {
    ...frame,
    title: w.summaryTitle(content.title),
    // A few parties are seen at the head of the page; many are in the tables.
    parties: frame.parties.length > mostAtHead ? [] : frame.parties,
    isSheet: true,
    sections: [
      limits(content),
      ...section('judgements', w.judged, judgementsTable(content, roomFor(content, 'judgements'))),
      ...section('conditions', w.conditions, conditions(content)),
      ...section('reasons', w.why, reasons(content)),
      ...section('done', w.whatWasDone, done(content)),
      ...section('results', w.whatChanged, results(content)),
      ...section(
        'advice',
        w.advice,
        boundedTable(
          {
            caption: w.recommendations,
            columns: adviceColumns,
            rest: w.rest.advice,
          },
          adviceRows(content).map((row) => row.map((cell) => shorten(cell, longestReason))),
          roomFor(content, 'advice'),
        ),
      ),
    ],
    mention: standingWords(source),
  }
}
