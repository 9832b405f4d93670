/** How a number moved, and the year it broke. Pure. Rules: docs/rules/drafting.md §3. */
import { computeTrend, type IndicatorFigures, type Trend } from '../observatory.ts'
import type { Fact, Ground, Pace, Timed } from './facts.ts'
import { fewestPeople, isComparable, isFirm, isSharedStep, noiseOf, oddStep, tellable } from './guards.ts'
import { weightOf } from './policy.ts'

/** A change is told over this many known years and this long, at least. */
const fewestPoints = 3
const shortestYears = 3
/** Percent of the first value under which a change is none. */
const leastChange = 10
/** Euros rise everywhere: only what is apart from the département is told, in points of percent. */
const leastIncomeGap = 5

const ends = ({ from, to }: Trend) => [from.value, to.value]

/** What chance and rounding may move, in the unit of the change. */
function noiseOfChange(row: IndicatorFigures, trend: Trend, ground: Ground): number | undefined {
  const own = tellable(row, ground)
  if (!own) return
  if (!row.indicator.isRate) {
    const [first, last] = ends(trend)
    if (first === undefined || last === undefined || Math.min(first, last) < fewestPeople) return
    return Math.max(200 * Math.sqrt(1 / first + 1 / last), own.reading.flags.includes('rounded-5') ? 500 / first : 0)
  }
  const noise = noiseOf(row, own.reading, own.people) * Math.SQRT2
  return row.indicator.unit === 'euros' ? (noise / trend.from.value) * 100 : noise
}

function paceOf(change: number, beside: number | undefined): Pace {
  if (beside === undefined) return 'alone'
  if (Math.sign(change) !== Math.sign(beside)) return 'opposite'
  const ratio = Math.abs(change) / Math.abs(beside)
  if (ratio >= 1.3) return 'faster'
  return ratio <= 0.7 ? 'slower' : 'alike'
}

/** Enough years, none of them a floor, no break of series between, declared or seen. */
function isSteady(row: IndicatorFigures, { from, to }: Trend): boolean {
  const { series, departmentSeries } = row
  const known = series.filter(({ year }) => year >= from.year)
  if (known.length < fewestPoints || to.year - from.year < shortestYears) return false
  if (!isComparable(row, from.year, to.year)) return false
  if (oddStep(known) || oddStep(departmentSeries.filter(({ year }) => year >= from.year))) return false
  return [from, to].every(({ value }) => isFirm(row, { value, flags: [] }))
}

/** Paris is its own département: nothing is beside it. */
const isItsDepartment = ({ frames }: IndicatorFigures, { territory }: Ground): boolean =>
  frames.some(({ kind, name }) => kind === 'departement' && name === territory.name)

/** A change that may be told; undefined where one keeps silent. */
export function timedOf(row: IndicatorFigures, ground: Ground): Timed | undefined {
  const { trend, indicator } = row
  const departmentTrend = isItsDepartment(row, ground) ? null : row.departmentTrend
  const noise = trend && noiseOfChange(row, trend, ground)
  if (!trend || noise === undefined || noise === null || !isSteady(row, trend)) return
  const beside = departmentTrend?.change
  if (indicator.unit === 'euros')
    return beside !== undefined && Math.abs(trend.change - beside) >= Math.max(noise, leastIncomeGap)
      ? { row, trend, pace: paceOf(trend.change, beside) }
      : undefined
  const least = trend.changeUnit === 'percent' ? leastChange : (Math.abs(trend.from.value) * leastChange) / 100
  if (Math.abs(trend.change) < Math.max(noise, least)) return
  return { row, trend, pace: paceOf(trend.change, beside) }
}

const paceWeights: Record<Pace, number> = { faster: 1.2, opposite: 1.3, slower: 0.9, alone: 0.9, alike: 0.7 }

function trendFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  const timed = timedOf(row, ground)
  if (!timed) return []
  const { trend, pace } = timed
  const relative = trend.changeUnit === 'percent' ? trend.change : (trend.change / trend.from.value) * 100
  const strength = Math.min(3, Math.abs(relative) / leastChange)
  const score = strength * 0.8 * paceWeights[pace] * weightOf(row.indicator.id)
  return [{ kind: 'trend', row, timed, territoryCode: ground.territory.code, score }]
}

/** One year nothing like the others, that the département did not have: something happened, or the way of counting changed. */
function breakFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  const step = oddStep(row.series)
  if (!step || !tellable(row, ground) || isSharedStep(step, row.departmentSeries)) return []
  const { before, after } = step
  if (!isComparable(row, before.year, after.year) || row.departmentSeries.length === 0) return []
  const trend = computeTrend(row.indicator, [before, after], before.year)
  const noise = trend && noiseOfChange(row, trend, ground)
  if (!trend || noise === undefined || Math.abs(trend.change) < noise) return []
  return [
    { kind: 'break', row, before, after, territoryCode: ground.territory.code, score: weightOf(row.indicator.id) },
  ]
}

export const listTimedFacts = (ground: Ground): readonly Fact[] =>
  ground.rows.flatMap((row) => [...trendFact(row, ground), ...breakFact(row, ground)])
