/** What a chart of a dossier shows: its scale, its words and its numbers as a table. Pure. Rules: docs/rules/documents.md §13. */
import { scaleLinear } from 'd3-scale'
import { formatNumber, formatPercent } from '#app/kernel/format.ts'
import type { DossierBlock, DossierChart } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'

export type DossierTable = Extract<DossierBlock, { kind: 'table' }>

const t = documentsLabels.dossier

const isPercent = ({ unit }: DossierChart): boolean => unit.trim() === '%'

const knownValues = (chart: DossierChart): readonly number[] =>
  chart.series.flatMap(({ values }) => values.filter((value) => value !== null))

const decimalsOf = (value: number): number => Math.min(2, String(value).split('.')[1]?.length ?? 0)

/** One precision for all the values of a chart, wherever it is drawn: « 16,0 % » beside « 13,2 % ». */
const chartDecimals = (chart: DossierChart): number =>
  chart.decimals ?? Math.max(0, ...knownValues(chart).map(decimalsOf))

/** The value as it is read; its unit is said when it is a percentage, and by the caption otherwise. */
export function chartValue(chart: DossierChart, value: number | null): string {
  if (value === null) return t.unknown
  return (isPercent(chart) ? formatPercent : formatNumber)(value, chartDecimals(chart))
}

/** A mark of the scale: round, hence without the decimals of the values. */
export const chartTick = (chart: DossierChart, value: number): string =>
  (isPercent(chart) ? formatPercent : formatNumber)(value)

/** « Actions par axe (actions) »; percentages say so themselves. */
export const chartCaption = (chart: DossierChart): string =>
  chart.unit === '' ||
  isPercent(chart) ||
  chart.title.toLocaleLowerCase('fr').includes(chart.unit.toLocaleLowerCase('fr'))
    ? chart.title
    : `${chart.title} (${chart.unit})`

/** The numbers of the chart: a row for each category, a column for each series. */
export const chartTable = (chart: DossierChart): DossierTable => ({
  kind: 'table',
  caption: chartCaption(chart),
  columns: [
    { header: chart.categoryName ?? (chart.shape === 'line' ? t.period : t.category), share: 2 },
    ...chart.series.map(({ name }) => ({ header: name, align: 'end' as const })),
  ],
  rows: chart.categories.map((category, index) => [
    category,
    ...chart.series.map(({ values }) => chartValue(chart, values[index] ?? null)),
  ]),
})

export type ChartScale = { readonly min: number; readonly max: number; readonly ticks: readonly number[] }

/** A bar of a stacked chart is as long as the sum of its known values. */
function chartExtents(chart: DossierChart): readonly number[] {
  if (chart.shape !== 'stacked') return chart.series.flatMap(({ values }) => values.map((value) => value ?? 0))
  return chart.categories.flatMap((_category, index) => {
    const values = chart.series.map((series) => series.values[index] ?? 0)
    const sum = (parts: readonly number[]): number => parts.reduce((total, value) => total + value, 0)
    return [sum(values.filter((value) => value > 0)), sum(values.filter((value) => value < 0))]
  })
}

/** Actions, places, people: no half of one is drawn on the axis. */
const isCounted = (chart: DossierChart): boolean =>
  !isPercent(chart) && knownValues(chart).every((value) => Number.isInteger(value))

/** Distance between two marks, for a program that draws its own: told where a half would have no sense. */
export function wholeInterval(chart: DossierChart): number | undefined {
  const [first = 0, second = 1] = chartScale(chart).ticks
  return isCounted(chart) ? second - first : undefined
}

/**
 * Round bounds that hold every value, and two to six round marks between them; 0 to 1 when there is no value. Bars start
 * at zero, since their length is what is read; a line that moves may start higher.
 */
export function chartScale(chart: DossierChart): ChartScale {
  const values = chart.shape === 'line' ? knownValues(chart) : chartExtents(chart)
  const isFromZero = chart.shape !== 'line' || new Set(values).size < 2
  const extents = isFromZero ? [0, ...values] : values
  const [lowest, highest] = [Math.min(...extents), Math.max(...extents)]
  const scale = scaleLinear()
    .domain([lowest, highest === lowest ? lowest + 1 : highest])
    .nice(5)
  const [min = 0, max = 1] = scale.domain()
  const ticks = scale.ticks(5)
  return { min, max, ticks: isCounted(chart) ? ticks.filter((tick) => Number.isInteger(tick)) : ticks }
}

/**
 * The same words as `chartValue`, as Office formats a number: as many decimals for all values, since `0.##` would leave a
 * comma after a whole number. Zeros of a stacked bar are not written on it: they have no room.
 */
export function officeNumberFormats(chart: DossierChart): { readonly axis: string; readonly labels: string } {
  const decimals = chartDecimals(chart)
  const number = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  const axis = isPercent(chart) ? `${number}"\u00a0%"` : number
  return { axis, labels: chart.shape === 'stacked' ? `${axis};-${axis};` : axis }
}

/** True when nothing is known: the chart is replaced by its sentence and its table. */
export const isChartEmpty = (chart: DossierChart): boolean => knownValues(chart).length === 0
