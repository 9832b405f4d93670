/** The short lines that stand beside a figure: where it comes from, what it is put beside. Pure. Rules: docs/rules/observatory.md §5-6. */
import { formatChange } from '#app/kernel/format.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import { computeGap, countMissing, type SaidIndicator, type Trend } from './observatory.ts'

/** `Cnaf, décembre 2023 · arrondi à 5`; communes without a number are told here only when no rank tells them. */
export function sourceLine({ indicator, year, own, rank, missingDots }: SaidIndicator): string {
  const flags = own.kind === 'value' ? own.flags.map((flag) => t.flag[flag]) : []
  const missing = indicator.isRate && !rank ? t.formatMissingCounts(countMissing(missingDots)) : ''
  return [t.formatSource(indicator, year), missing, ...flags].filter((part) => part !== '').join(' · ')
}

/** `−14,7 points / département`, `Île-de-France 57,2 (+0,2)`, `France 60,9 (−3,5)`; empty for a count. */
function frameLines({ indicator, own, frames }: SaidIndicator): readonly string[] {
  if (!indicator.isRate) return []
  return frames.flatMap((frame) => {
    if (frame.kind === 'departement') return t.formatGap(indicator, own, frame) ?? []
    const gap = computeGap(indicator, own, frame.reading)
    const beside = gap === undefined ? '' : ` (${formatChange(gap, indicator.decimals)})`
    return `${frame.name} ${t.formatReading(indicator, frame.reading)}${beside}`
  })
}

/** `−26 % depuis 2017 (Hauts-de-Seine : −15 %)`; of a rate, `en baisse depuis 2020 (17,8 %)`. */
function trendLines({ indicator, trend, departmentTrend, frames }: SaidIndicator): readonly string[] {
  if (!trend) return []
  if (trend.changeUnit === 'points') return [directionSince(indicator, trend)]
  const department = frames.find(({ kind }) => kind === 'departement')
  const beside =
    department && departmentTrend
      ? ` (${department.name} : ${t.formatTrendChange(departmentTrend, indicator.decimals)})`
      : ''
  return [`${t.trendSince(trend, indicator.decimals)}${beside}`]
}

/** Said without a verdict: whether a fall is good depends on the indicator and on who reads it. */
function directionSince(indicator: SaidIndicator['indicator'], trend: Trend): string {
  const before = t.formatValue(indicator, trend.from.value)
  if (t.formatValue(indicator, trend.to.value) === before) return `stable depuis ${trend.from.year} (${before})`
  return `${trend.change > 0 ? 'en hausse' : 'en baisse'} depuis ${trend.from.year} (${before})`
}

/** What a reading is put beside: gaps and values of the frames, then its trend. */
export const referenceLines = (figures: SaidIndicator): readonly string[] => [
  ...frameLines(figures),
  ...trendLines(figures),
  ...(figures.later ? [t.later(figures.later.year, t.formatValue(figures.indicator, figures.later.value))] : []),
]

/** `de 18 240 € (Arcy) à 23 100 € (Bussy), 11 communes sur 12`; undefined where the figure is one. */
export function rangeLine({ indicator, range }: Pick<SaidIndicator, 'indicator' | 'range'>): string | undefined {
  if (!range) return
  const [lowest, highest] = [range.lowest, range.highest].map(
    ({ name, value }) => `${t.formatValue(indicator, value)} (${name})`,
  )
  return t.range(lowest ?? '', highest ?? '', range)
}

/**
 * `30e sur 34` and what completes it: `, du plus élevé au plus faible ; 2 communes non diffusées`. Undefined without a rank.
 */
export function rankLine({ rank, missingDots }: SaidIndicator): { short: string; rest: string } | undefined {
  if (!rank) return
  const short = t.shortRank(rank)
  return { short, rest: t.longRank(rank, countMissing(missingDots)).slice(short.length) }
}
