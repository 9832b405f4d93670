/** Measures with their baseline, target and last value; means, indicative, by funder and year. Pure. Rules: docs/rules/followup.md §11.5. */

import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { isInPlan, sumMeans } from '#app/domains/plan/plan.ts'
import { formatCount, formatNumber, formatShortDate, plural } from '#app/kernel/format.ts'
import { formatDuration } from '#app/kernel/format-delay.fr.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { PackData, PackMeasure, PackObjective, PackSheet } from '../pack-data.ts'
import { actionName, note, nothing } from './words.fr.ts'

type YearValue = PackObjective['last']

/** « 57,4 % (2023) ». */
const yearValue = (value: YearValue, absent: string): string =>
  value === null ? absent : value.year === null ? value.text : `${value.text} (${value.year})`

/** How old a value of a year is: « 3 ans »; a value of this year or the last one is told so. */
export function yearAge(year: number | null, today: string): string {
  if (year === null) return nothing
  const age = Number(today.slice(0, 4)) - year
  return age <= 0 ? 'de l’année' : formatCount(age, 'an')
}

const measured = (value: number | null, unit: string, on: string | null): string =>
  value === null
    ? planLabels.notMeasured
    : `${formatQuantity(value, unit)}${on ? ` (${formatShortDate(on, 'month')})` : ''}`

export const objectiveMeasureRow = (objective: PackObjective, today: string): readonly string[] => [
  `${objective.code} ${objective.measureName ?? objective.title}`.trim(),
  yearValue(objective.baseline, planLabels.notMeasured),
  yearValue(objective.target, gapWords.target),
  yearValue(objective.last, gapWords.value),
  yearAge(objective.last?.year ?? null, today),
]

export function actionMeasureRow(action: PackSheet, measure: PackMeasure, today: string): readonly string[] {
  const last = measure.values.at(-1)
  return [
    `${actionName(action)} : ${measure.name}`,
    measured(measure.baseline, measure.unit, measure.baselineOn),
    measure.target === null ? gapWords.target : measured(measure.target, measure.unit, measure.targetOn),
    last ? measured(last.value, measure.unit, null) : gapWords.value,
    last ? (last.measuredOn >= today ? 'du jour' : formatDuration(last.measuredOn, today)) : nothing,
  ]
}

export const measureColumns = [
  { header: 'Mesure', share: 3.6 },
  { header: 'Départ', align: 'end', share: 2 },
  { header: 'Cible', align: 'end', share: 2 },
  { header: 'Dernière valeur', align: 'end', share: 2 },
  { header: 'Âge', align: 'end', share: 1.6 },
] as const

/** Measurable objectives with a measure, then measures of the actions still in the plan. */
export function measuredThings({ objectives, actions }: Pick<PackData, 'objectives' | 'actions'>) {
  return {
    objectives: objectives.filter(({ isMeasurable, measureName }) => isMeasurable && measureName !== null),
    measures: actions.filter(isInPlan).flatMap((action) => action.measures.map((measure) => ({ action, measure }))),
  }
}

/** « 18 mesures sur 30 ont une valeur connue. » */
const knownWords = (read: number, all: number): string =>
  read === 0
    ? `Aucune valeur n’est encore connue, pour ${formatCount(all, 'mesure')}.`
    : `${formatCount(read, 'mesure')} sur ${formatNumber(all)} ${plural(read, 'a', 'ont')} une valeur connue.`

export function measuresSection(data: PackData): DossierSection {
  const { objectives, measures } = measuredThings(data)
  const read =
    objectives.filter(({ last }) => last !== null).length +
    measures.filter(({ measure }) => measure.values.length > 0).length
  const all = objectives.length + measures.length
  const title = 'Mesures'
  if (all === 0) return { key: 'measures', title, blocks: [note('Aucune mesure n’est encore choisie.')] }
  return {
    key: 'measures',
    title,
    summary: knownWords(read, all),
    blocks: [
      ...(objectives.length > 0
        ? [
            {
              kind: 'table' as const,
              caption: 'Mesures des objectifs, sur le territoire',
              columns: measureColumns,
              rows: objectives.map((objective) => objectiveMeasureRow(objective, data.today)),
            },
          ]
        : []),
      ...(measures.length > 0
        ? [
            {
              kind: 'table' as const,
              caption: 'Ce que produisent les actions',
              columns: measureColumns,
              onSlides: 'one' as const,
              rows: measures.map(({ action, measure }) => actionMeasureRow(action, measure, data.today)),
            },
          ]
        : []),
    ],
  }
}

/** The sentence that goes with any amount (§11.5). */
export const meansSentence = 'Moyens indicatifs, portés par les COF : ils ne disent pas le financement de la CTG.'

/** One cell per funder and year: « 12 000 € », « montant à préciser », « 12 000 € hors 1 ligne sans montant ». */
export function meansSection({ actions }: PackData): DossierSection {
  const sums = sumMeans(actions.filter(isInPlan).flatMap(({ means }) => means))
  const title = 'Moyens, à titre indicatif'
  if (sums.length === 0) return { key: 'means', title, blocks: [note('Aucun moyen n’est indiqué dans les fiches.')] }
  const years = [...new Set(sums.map(({ year }) => year))].toSorted((one, other) => one - other)
  const funders = [...new Set(sums.map(({ funderName }) => funderName))].toSorted((one, other) =>
    one.localeCompare(other, 'fr'),
  )
  const cell = (funderName: string, year: number): string => {
    const sum = sums.find((one) => one.funderName === funderName && one.year === year)
    if (!sum) return nothing
    const { amount, note: missing } = planLabels.meansSum(sum)
    return missing ? `${amount} (${missing})` : amount
  }
  return {
    key: 'means',
    title,
    summary: meansSentence,
    blocks: [
      {
        kind: 'table',
        caption: 'Moyens indiqués dans les fiches, par partie et par année',
        columns: [
          { header: 'Partie', share: 3 },
          ...years.map((year) => ({ header: String(year), align: 'end' as const, share: 2 })),
        ],
        rows: funders.map((funderName) => [funderName, ...years.map((year) => cell(funderName, year))]),
      },
    ],
  }
}
