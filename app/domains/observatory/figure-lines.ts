/** What stands beside a figure: where it comes from, the two references, its rank. Pure. Rules: docs/rules/observatory.md §5-6. */
import { formatChange } from '#app/kernel/format.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import { computeGap, type Frame, roundTo, type Trend } from './observatory.ts'
import type { SaidIndicator } from './placed-figures.ts'

/** A count is read through its change: the number of a commune is not put beside that of a département. */
const countTrend = ({ indicator, trend }: SaidIndicator): Trend | null =>
  !indicator.isRate && trend?.changeUnit === 'percent' ? trend : null

/** `Naissances domiciliées, de 2017 à 2023`; the name alone of a rate. */
export function nameLine(figures: SaidIndicator): string {
  const name = t.nameUnderParent(figures.indicator)
  const trend = countTrend(figures)
  return trend ? t.fromYearToYear(name, trend.from.year, trend.to.year) : name
}

/** The reading, the change of a count, or of several communes whose medians do not add up what they span. */
export function ownLine(figures: SaidIndicator): string {
  const range = rangeLine(figures)
  if (range) return range
  const trend = countTrend(figures)
  return trend ? t.formatTrendChange(trend, 0) : t.formatReading(figures.indicator, figures.own)
}

/**
 * `Cnaf, décembre 2023 · arrondi à 5`, then of a count its two numbers, of a rate the way it went; communes without a number
 * are told here only when no rank tells them.
 */
export function sourceLine(figures: SaidIndicator): string {
  const { indicator, year, own, rank, missingCounts } = figures
  const flags = own.kind === 'value' ? own.flags.map((flag) => t.flag[flag]) : []
  const missing = indicator.isRate && !rank ? t.formatMissingCounts(missingCounts) : ''
  const later = figures.later ? t.later(figures.later.year, t.formatValue(indicator, figures.later.value)) : ''
  const around = missing && t.missingAround(missing)
  return [t.formatSource(indicator, year), around, ...flags, trendLine(figures), later]
    .filter((part) => part !== '')
    .join(' · ')
}

/** `864 en 2017, 640 en 2023` of a count; of a rate, `en baisse depuis 2020 (17,8 %)`; empty without a trend. */
function trendLine({ indicator, trend }: SaidIndicator): string {
  if (!trend) return ''
  const { from, to } = trend
  if (trend.changeUnit === 'points') return directionSince(indicator, trend)
  return [from, to].map(({ year, value }) => `${t.formatValue(indicator, value)} en ${year}`).join(', ')
}

/** Said without a verdict: whether a fall is good depends on the indicator and on who reads it. */
function directionSince(indicator: SaidIndicator['indicator'], trend: Trend): string {
  const before = t.formatValue(indicator, trend.from.value)
  if (t.formatValue(indicator, trend.to.value) === before) return `stable depuis ${trend.from.year} (${before})`
  return `${trend.change > 0 ? 'en hausse' : 'en baisse'} depuis ${trend.from.year} (${before})`
}

/** `de 18 240 € (Arcy) à 23 100 € (Bussy), 11 communes sur 12`; undefined where the figure is one. */
export function rangeLine({ indicator, range }: Pick<SaidIndicator, 'indicator' | 'range'>): string | undefined {
  if (!range) return
  const [lowest, highest] = [range.lowest, range.highest].map(
    ({ name, value, flags }) => `${t.formatReading(indicator, { kind: 'value', value, flags })} (${name})`,
  )
  return t.range(lowest ?? '', highest ?? '', range)
}

/** The names of the two columns of references in the address. */
export const referenceKeys = ['repere', 'repere2'] as const

export type Reference = Pick<Frame, 'code' | 'kind' | 'name'>

/** Every territory one may put the figures beside, in the order of the frames. */
export const referencesOf = (rows: readonly Pick<SaidIndicator, 'frames'>[]): readonly Reference[] => [
  ...new Map(
    rows.flatMap(({ frames }) => frames.map(({ code, kind, name }) => [code, { code, kind, name }] as const)),
  ).values(),
]

/** The two columns: those asked for, else the département and the region, else the first there are; never one twice. */
export function twoReferences(
  references: readonly Reference[],
  [one, other]: readonly (string | null | undefined)[] = [],
): readonly Reference[] {
  const named = (code: string | null | undefined) => references.find((reference) => reference.code === code)
  const usual = [...references.filter(({ kind }) => kind === 'departement' || kind === 'region'), ...references]
  const first = named(one) ?? usual.find(({ code }) => code !== other)
  const second = [named(other), ...usual].find((reference) => reference && reference !== first)
  return [first, second].filter((reference) => reference !== undefined)
}

type BesideReference =
  | { readonly kind: 'compared'; readonly value: string; readonly gap: string; readonly span?: string }
  | { readonly kind: 'missing'; readonly reason: string }
  /** Nothing of that territory for this row. */
  | { readonly kind: 'none' }

/** `72,1` and `−14,7`; of a count, its changes and the points between them. */
export function besideReference(figures: SaidIndicator, { code, kind }: Reference): BesideReference {
  const { indicator, own, frames, departmentTrend } = figures
  const trend = countTrend(figures)
  if (trend) {
    if (kind !== 'departement') return { kind: 'none' }
    if (!departmentTrend) {
      const reading = frames.find((one) => one.code === code)?.reading
      return { kind: 'missing', reason: t.missing[reading?.kind === 'missing' ? reading.reason : 'incomplete'] }
    }
    const gap = roundTo(trend.change, 0) - roundTo(departmentTrend.change, 0)
    return { kind: 'compared', value: t.formatTrendChange(departmentTrend, 0), gap: formatChange(gap, 0) }
  }
  const frame = frames.find((one) => one.code === code)
  if (!indicator.isRate || !frame) return { kind: 'none' }
  if (frame.reading.kind === 'missing') return { kind: 'missing', reason: t.missing[frame.reading.reason] }
  const gap = computeGap(indicator, own, frame.reading)
  const value = t.formatReading(indicator, frame.reading)
  const gapWords = gap === undefined ? '' : formatChange(gap, indicator.decimals)
  return { kind: 'compared', value, gap: gapWords, ...(frame.span && { span: t.span(indicator, frame.span) }) }
}

/** `Hauts-de-Seine 72,1 (−14,7)`; of a count, its change with that of the département: `−26 % depuis 2017 (Hauts-de-Seine : −15 %)`. */
export function referenceLines(figures: SaidIndicator): readonly string[] {
  const trend = countTrend(figures)
  const lines = figures.frames.flatMap((frame) => {
    const beside = besideReference(figures, frame)
    if (beside.kind !== 'compared') return []
    if (trend) return `${t.trendSince(trend, 0)} (${frame.name} : ${beside.value})`
    return `${frame.name} ${beside.value}${beside.gap && ` (${beside.gap})`}`
  })
  return trend && lines.length === 0 ? [t.trendSince(trend, 0)] : lines
}

/**
 * `30e sur 34`, what completes it (`, du plus élevé au plus faible`), and who is not among them: `2 communes non diffusées`.
 * Undefined without a rank.
 */
export function rankLine({ rank, missingCounts }: SaidIndicator) {
  if (!rank) return
  const short = t.shortRank(rank)
  return { short, rest: t.longRank(rank, {}).slice(short.length), missing: t.formatMissingCounts(missingCounts) }
}
