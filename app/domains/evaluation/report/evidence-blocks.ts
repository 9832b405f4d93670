/** Frozen evidence as blocks of a document: what was done apart from what changed. Pure. Rules: docs/rules/evaluation-evidence.md §8. */

import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { surveyBlocks, surveyMarkNote } from '#app/domains/surveys/printed.fr.ts'
import { atStart, formatDay, formatNumber } from '#app/kernel/format.ts'
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
import { isUnmeasured } from '../evidence/results.ts'

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
        { name: 'Constaté', values: years.map(valueAt) },
        ...(baseline ? [{ name: 'Si rien n’avait changé', values: years.map(() => baseline.value) }] : []),
        ...(aimed ? [{ name: 'Cible', values: years.map((year) => (year === aimed.year ? aimed.value : null)) }] : []),
      ],
    },
  ]
}

/** « De 22 en 2025 à 41 en 2028, soit 19 de plus que si rien n’avait changé ; cible 60 en 2029. » */
export function resultSentence(objective: ObjectiveResult): string {
  const { target } = objective
  const aim = target ? `cible ${datedWords(objective, target)}` : 'cible non fixée'
  return `${atStart(courseWords(objective))} ; ${aim}.`
}

type Yearly = NonNullable<ObjectiveResult['last']>

const datedWords = (objective: ObjectiveResult, { value, year }: Yearly): string =>
  `${valueWords(objective, value)}${year === null ? '' : ` en ${year}`}`

function courseWords(objective: ObjectiveResult): string {
  const { baseline, last, lastWords } = objective
  const start = baseline ? `départ ${datedWords(objective, baseline)}` : 'départ non mesuré'
  if (!last) return `${start} ; dernière valeur : ${lastWords || 'aucune'}`
  if (!baseline) return `${start} ; dernière valeur ${datedWords(objective, last)}`
  if (isUnmeasured(objective)) return `${start}, aucune mesure depuis`
  const beside = last.value === baseline.value ? '' : ' que si rien n’avait changé'
  return `de ${datedWords(objective, baseline)} à ${datedWords(objective, last)}, soit ${gapWords(objective)}${beside}`
}

const resultRow = (objective: ObjectiveResult): readonly string[] => {
  const said = (one: ObjectiveResult['baseline'], none: string) =>
    one ? `${valueWords(objective, one.value)}${one.year === null ? '' : ` (${one.year})`}` : none
  return [
    `${objective.code} ${objective.title}`.trim(),
    objective.measure || '–',
    said(objective.baseline, 'non mesuré'),
    said(objective.last, objective.lastWords || 'aucune'),
    said(objective.target, 'non fixée'),
    gapWords(objective) || '–',
  ]
}

const referenceLine = ({ code, title, references }: ObjectiveResult): string =>
  `${code} ${title} : ${references.map(({ name, year, words }) => `${name} ${words} en ${year}`).join(' ; ')}.`.trim()

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
      caption: 'Objectifs, du départ à la dernière valeur',
      columns: [
        { header: 'Objectif', share: 2.2 },
        { header: 'Ce que l’on mesure', share: 1.8 },
        { header: 'Départ', align: 'end' },
        { header: 'Dernière valeur', align: 'end' },
        { header: 'Cible', align: 'end' },
        { header: 'Écart au départ', align: 'end' },
      ],
      rows: objectives.map(resultRow),
      onSlides: 'one',
    },
    ...toDraw.flatMap(resultChart),
    note(evidenceLabels.flatRule),
    ...(compared.length === 0
      ? []
      : [
          heading('Ailleurs', 3),
          { kind: 'list' as const, items: compared.map(referenceLine) },
          note(evidenceLabels.referenceRule),
        ]),
  ]
}

const linesTable = (process: ProcessEvidence): DossierBlock => ({
  kind: 'table',
  caption: 'Le compte de ce qui a été fait',
  columns: [
    { header: 'Ce qui est compté', share: 2.4 },
    { header: 'Constaté', share: 1.4 },
  ],
  rows: processLines(process).map(({ what, found }) => [what, found]),
  onSlides: 'one',
})

const slipsTable = ({ moved }: ProcessEvidence['slips']): readonly DossierBlock[] =>
  moved.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Dates déplacées',
          columns: [
            { header: 'Action' },
            { header: 'Ce qui était prévu', share: 3 },
            { header: 'Dates', share: 2 },
            { header: 'Écart', align: 'end', share: 1.4 },
          ],
          rows: moved.map((slip) => [slip.actionCode || '–', slip.title, slipDates(slip), slipGap(slip)]),
          onSlides: 'notes',
        },
      ]

const nodesTable = ({ nodes, actions }: ProcessEvidence): readonly DossierBlock[] =>
  nodes.length < 2
    ? []
    : [
        {
          kind: 'table',
          caption: 'Actions par objectif',
          columns: [
            { header: 'Objectif', share: 4 },
            { header: 'Actions', align: 'end' },
            { header: 'Réalisées', align: 'end' },
          ],
          rows: [
            ...nodes.map(({ code, title, total, done }) => [
              `${code} ${title}`.trim(),
              formatNumber(total),
              formatNumber(done),
            ]),
            ['Total, chaque action une fois', formatNumber(actions.total), formatNumber(actions.done)],
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
    {
      kind: 'table',
      caption: 'Services qui agissent ensemble : actions portées par les deux',
      columns: [
        { header: 'Services', share: 4 },
        { header: first ? `Au ${formatDay(first.on)}` : 'Au départ', align: 'end', share: 1.4 },
        { header: `Au ${formatDay(measuredOn)}`, align: 'end', share: 1.4 },
      ],
      rows: pairs.map((pair) => [
        `${nameOf.get(pair.one) ?? ''} et ${nameOf.get(pair.other) ?? ''}`,
        first ? formatNumber(was.get(keyOf(pair)) ?? 0) : 'non relevé',
        formatNumber(is.get(keyOf(pair)) ?? 0),
      ]),
      onSlides: 'notes',
    },
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
        {
          kind: 'table',
          caption: 'Les actions concernées',
          columns: [
            { header: 'Action', share: 4 },
            { header: 'État', share: 1.4 },
          ],
          rows: list.map(({ code, title, status }) => [`${code} ${title}`.trim(), planLabels.status[status]]),
          onSlides: 'notes',
        },
      ]

const surveysBlocks = ({ surveys }: Evidence['word']): readonly DossierBlock[] =>
  surveys.length === 0 ? [] : [surveyMarkNote, ...surveys.flatMap(surveyBlocks)]

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
      items: shown.map(
        ({ text, source, kind, collectedOn }) =>
          `« ${text} » ${diagnosisLabels.testimonyKind[kind]}, ${source}, ${formatDay(collectedOn)}`,
      ),
    },
    ...(others > 0 ? [note(`Et ${formatNumber(others)} autres paroles, dans Trame.`)] : []),
  ]
}

export const documentBlocks = ({ files }: Evidence['document']): readonly DossierBlock[] =>
  files.length === 0
    ? []
    : [heading(evidenceLabels.documents), { kind: 'list', items: files.map(({ name, about }) => `${name} (${about})`) }]
