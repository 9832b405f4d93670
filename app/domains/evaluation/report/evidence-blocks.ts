/** Frozen evidence as blocks of a document: what was done apart from what changed. Pure. Rules: docs/rules/evaluation-evidence.md §8. */
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { surveyBlocks, surveyMarkNote } from '#app/domains/surveys/printed.fr.ts'
import { formatDay, formatNumber } from '#app/kernel/format.ts'
import type { Evidence, ObjectiveResult, ProcessEvidence } from '../evidence/evidence-shape.ts'
import {
  evidenceLabels,
  gapWords,
  measureWords,
  processLines,
  slipDates,
  slipGap,
  valueWords,
} from '../evidence/labels.fr.ts'
import { hasFlat } from '../evidence/results.ts'
import { resultSentence, reportWords as w } from './report-words.fr.ts'

const heading = (text: string, level: 2 | 3 = 2): DossierBlock => ({ kind: 'heading', text, level })
const note = (text: string): DossierBlock => ({ kind: 'note', text })

/** More quotes than one reads; the others stay in Trame. */
const mostQuotes = 8

const yearsOf = ({ points, target }: ObjectiveResult): readonly number[] =>
  [...new Set([...points.map(({ year }) => year), ...(target?.year ? [target.year] : [])])].toSorted()

/** The curve beside the flat line and the way to the target; without two years there is nothing to draw. */
function resultChart(objective: ObjectiveResult): readonly DossierBlock[] {
  const { points, target, baseline, code, title } = objective
  const years = yearsOf(objective)
  if (years.length < 2 || points.length === 0) return []
  const valueAt = (year: number) => points.find((point) => point.year === year)?.value ?? null
  const aimed = target?.year ? target : null
  return [
    {
      kind: 'chart',
      shape: 'line',
      title: `${code} ${title} : ${measureWords(objective)}`.trim(),
      sentence: resultSentence(objective),
      unit: objective.unit === 'percent' ? '%' : objective.ownUnit,
      categories: years.map(String),
      series: [
        { name: w.found, values: years.map(valueAt) },
        ...(baseline ? [{ name: w.flat, values: years.map(() => baseline.value) }] : []),
        ...(aimed ? [{ name: w.target, values: years.map((year) => (year === aimed.year ? aimed.value : null)) }] : []),
      ],
    },
  ]
}

const resultRow = (objective: ObjectiveResult): readonly string[] => {
  const cellWords = (one: ObjectiveResult['baseline'], none: string) =>
    one ? `${valueWords(objective, one.value)}${one.year === null ? '' : ` (${one.year})`}` : none
  return [
    `${objective.code} ${objective.title}`.trim(),
    objective.measure || '–',
    cellWords(objective.baseline, w.notMeasured),
    cellWords(objective.last, objective.lastWords || w.none),
    cellWords(objective.target, w.notSet),
    gapWords(objective) || '–',
  ]
}

const referenceLine = ({ code, title, references }: ObjectiveResult): string =>
  `${code} ${title} : ${references.map(({ name, year, words }) => w.reference(name, year, words)).join(' ; ')}.`.trim()

/**
 * Objectives from their baseline to their last value, beside the flat line and the larger territories.
 * @param drawn objectives whose curve and references stand elsewhere in the document: told in the table alone
 */
export function resultBlocks(
  { objectives }: Evidence['result'],
  drawn: ReadonlySet<string> = new Set(),
): readonly DossierBlock[] {
  if (objectives.length === 0) return [heading(evidenceLabels.result), note(evidenceLabels.noObjective)]
  const toDraw = objectives.filter(({ id }) => !drawn.has(id))
  const compared = toDraw.filter(({ references }) => references.length > 0)
  return [
    heading(evidenceLabels.result),
    {
      kind: 'table',
      caption: w.objectives,
      columns: [
        { header: w.objective, share: 2.2 },
        { header: w.whatIsMeasured, share: 1.8 },
        { header: w.baseline, align: 'end' },
        { header: w.last, align: 'end' },
        { header: w.target, align: 'end' },
        { header: w.gap, align: 'end' },
      ],
      rows: objectives.map(resultRow),
      onSlides: 'one',
    },
    ...toDraw.flatMap(resultChart),
    ...(hasFlat(objectives) ? [note(evidenceLabels.flatRule)] : []),
    ...(compared.length === 0
      ? []
      : [
          heading(w.elsewhere, 3),
          { kind: 'list' as const, items: compared.map(referenceLine) },
          note(evidenceLabels.referenceRule),
        ]),
  ]
}

const linesTable = (process: ProcessEvidence): DossierBlock =>
  tableOf({ caption: w.counted, onSlides: 'one' }, processLines(process), [
    { header: w.whatIsCounted, share: 2.4, cell: ({ what }) => what },
    { header: w.found, share: 1.4, cell: ({ found }) => found },
  ])

const slipsTable = ({ moved }: ProcessEvidence['slips']): readonly DossierBlock[] =>
  moved.length === 0
    ? []
    : [
        tableOf({ caption: w.movedDates, onSlides: 'notes' }, moved, [
          { header: w.action, cell: (slip) => slip.actionCode || '–' },
          { header: w.planned, share: 3, cell: (slip) => slip.title },
          { header: w.dates, share: 2, cell: (slip) => slipDates(slip) },
          { header: w.slip, align: 'end', share: 1.4, cell: (slip) => slipGap(slip) },
        ]),
      ]

const nodesTable = ({ nodes, actions }: ProcessEvidence): readonly DossierBlock[] =>
  nodes.length < 2
    ? []
    : [
        {
          kind: 'table',
          caption: w.actionsByObjective,
          columns: [
            { header: w.objective, share: 4 },
            { header: w.actions, align: 'end' },
            { header: w.done, align: 'end' },
          ],
          rows: [
            ...nodes.map(({ code, title, total, done }) => [
              `${code} ${title}`.trim(),
              formatNumber(total),
              formatNumber(done),
            ]),
            [w.total, formatNumber(actions.total), formatNumber(actions.done)],
          ],
          onSlides: 'notes',
        },
        note(evidenceLabels.countingRule),
      ]

/** Services that act together, in the first state of the plan and now; pairs of either. */
function togetherTable({ together: { first, today }, measuredOn }: ProcessEvidence): readonly DossierBlock[] {
  const nameOf = new Map(
    [...(first?.services ?? []), ...today.services].map(({ id, name, partyName }) => [id, `${name} (${partyName})`]),
  )
  const keyOf = ({ one, other }: { readonly one: string; readonly other: string }) => [one, other].toSorted().join('/')
  const countIn = (pairs: typeof today.pairs) => new Map(pairs.map((pair) => [keyOf(pair), pair.actions]))
  const [was, is] = [countIn(first?.pairs ?? []), countIn(today.pairs)]
  const pairs = [...new Map([...today.pairs, ...(first?.pairs ?? [])].map((pair) => [keyOf(pair), pair])).values()]
  if (pairs.length === 0) return []
  return [
    tableOf({ caption: w.servicesTogether, onSlides: 'notes' }, pairs, [
      {
        header: w.services,
        share: 4,
        cell: (pair) => w.pair(nameOf.get(pair.one) ?? '', nameOf.get(pair.other) ?? ''),
      },
      {
        header: w.atDay(first?.on),
        align: 'end',
        share: 1.4,
        cell: (pair) => (first ? formatNumber(was.get(keyOf(pair)) ?? 0) : w.notNoted),
      },
      {
        header: w.atDay(measuredOn),
        align: 'end',
        share: 1.4,
        cell: (pair) => formatNumber(is.get(keyOf(pair)) ?? 0),
      },
    ]),
  ]
}

/** Counts, then their detail: dates, objectives, services. */
export const processBlocks = (process: ProcessEvidence): readonly DossierBlock[] => [
  heading(evidenceLabels.process),
  linesTable(process),
  ...slipsTable(process.slips),
  ...nodesTable(process),
  ...togetherTable(process),
]

/** The counts alone: of a mid-term evaluation, the detail of the whole stays in Trame (docs/rules/evaluation.md §10). */
export const lightProcessBlocks = (process: ProcessEvidence): readonly DossierBlock[] => [
  heading(evidenceLabels.process),
  linesTable(process),
  note(evidenceLabels.lightRule),
]

export const actionsBlocks = ({ list }: ProcessEvidence): readonly DossierBlock[] =>
  list.length === 0
    ? []
    : [
        tableOf({ caption: w.concerned, onSlides: 'notes' }, list, [
          { header: w.action, share: 4, cell: ({ code, title }) => `${code} ${title}`.trim() },
          { header: w.status, share: 1.4, cell: ({ status }) => planLabels.status[status] },
        ]),
      ]

const surveysBlocks = ({ surveys }: Evidence['word']): readonly DossierBlock[] =>
  surveys.length === 0
    ? []
    : [surveyMarkNote, ...surveys.map(surveyBlocks).flatMap(({ head, tables }) => [...head, ...tables])]

/** Surveys speak of the whole CTG: under a question, its words alone. */
export const wordBlocks = (word: Evidence['word'], isWhole: boolean): readonly DossierBlock[] => [
  ...testimonyBlocks(word),
  ...(isWhole ? surveysBlocks(word) : []),
]

function testimonyBlocks({ testimonies }: Evidence['word']): readonly DossierBlock[] {
  if (testimonies.length === 0) return []
  const shown = testimonies.slice(0, mostQuotes)
  const others = testimonies.length - shown.length
  return [
    heading(evidenceLabels.words),
    {
      kind: 'list',
      items: shown.map(({ text, source, kind, collectedOn }) =>
        w.quote(text, diagnosisLabels.testimonyKind[kind], source, formatDay(collectedOn)),
      ),
    },
    ...(others > 0 ? [note(w.otherWords(others))] : []),
  ]
}

export const documentBlocks = ({ files }: Evidence['document']): readonly DossierBlock[] =>
  files.length === 0
    ? []
    : [heading(evidenceLabels.documents), { kind: 'list', items: files.map(({ name, about }) => `${name} (${about})`) }]
