/** What one indicator says of a perimeter among the communes of its département: vintage, frames, places, rank, trend. Pure. Rules: docs/rules/observatory.md §2, §5-6. */
import type { FrozenReading } from './frozen-reading.ts'
import { frameOfGroup } from './group-frame.ts'
import {
  computeRank,
  computeTrend,
  countMissing,
  type Dot,
  type Frame,
  type Indicator,
  type IndicatorFigures,
  type MissingDot,
  missing,
  type Range,
  type Reading,
} from './observatory.ts'
import type { Figures, Scene, Unit } from './theme-figures.ts'

function placeCommunes(figures: Figures, indicator: Indicator, scene: Scene, year: number) {
  const dots: Dot[] = []
  const missingDots: MissingDot[] = []
  for (const { code, name } of scene.communes) {
    const reading = figures.read(indicator, { code, memberCodes: [] }, year)
    if (reading.kind === 'missing') missingDots.push({ code, name, reason: reading.reason })
    else {
      const { value, flags } = reading
      dots.push({ code, name, value, flags, isOwn: scene.ownCodes.has(code) })
    }
  }
  dots.sort((one, other) => other.value - one.value || one.name.localeCompare(other.name, 'fr'))
  missingDots.sort((one, other) => one.name.localeCompare(other.name, 'fr'))
  return { dots, missingDots }
}

/** Only for one commune of the département, on a rate. */
function rankOf(indicator: Indicator, scene: Scene, own: Reading, dots: readonly Dot[]) {
  if (!indicator.isRate || own.kind === 'missing' || scene.ownCodes.size !== 1) return null
  // One among one is no rank.
  if (dots.length < 2 || !dots.some(({ isOwn }) => isOwn)) return null
  return computeRank(
    own.value,
    dots.map(({ value }) => value),
    indicator.decimals,
  )
}

/** Years a figure may be older than the newest, to be compared. */
const oldestComparedYears = 3

/**
 * The vintage shown: the newest, or one of the three years before it that says more, since one compares figures of one year only.
 * Rule: docs/rules/observatory.md §2.3.
 * @param years the oldest first, not empty
 */
function vintageOf(figures: Figures, indicator: Indicator, scene: Scene, years: readonly number[]): number {
  const { own, frames } = scene
  const newest = years.at(-1) ?? 0
  const department = frames.find(({ territory }) => territory.kind === 'departement')?.unit
  const isKnown = (unit: Unit | undefined, year: number) =>
    unit !== undefined && figures.read(indicator, unit, year).kind === 'value'
  const near = years.filter((year) => year >= newest - oldestComparedYears).toReversed()
  const isSpanned = (year: number) =>
    rangeOf(figures, indicator, scene, figures.read(indicator, own, year), year) !== null
  return (
    near.find((year) => isKnown(own, year) && (!indicator.isRate || !department || isKnown(department, year))) ??
    near.find((year) => isKnown(own, year)) ??
    near.find((year) => isKnown(department, year) && isSpanned(year)) ??
    near.find(isSpanned) ??
    near.find((year) => indicator.isRate && isKnown(department, year)) ??
    years.findLast((year) => !indicator.isRate && isKnown(own, year)) ??
    newest
  )
}

/** Only for several communes, of a rate that has no number of its own. */
function rangeOf(figures: Figures, indicator: Indicator, { members }: Scene, own: Reading, year: number): Range | null {
  if (!indicator.isRate || own.kind === 'value') return null
  const known = members
    .flatMap(({ code, name }) => {
      const reading = figures.read(indicator, { code, memberCodes: [] }, year)
      return reading.kind === 'value' ? [{ name, value: reading.value, flags: reading.flags }] : []
    })
    .toSorted((one, other) => one.value - other.value)
  const [lowest] = known
  const highest = known.at(-1)
  if (!lowest || !highest || known.length === 1) return null
  return { lowest, highest, known: known.length, of: members.length }
}

/** Nothing of it here, in the communes around nor in the département: this instance was not given it. */
const isNotLoaded = (own: Reading, dots: readonly Dot[], missingDots: readonly MissingDot[]) =>
  own.kind === 'missing' &&
  (own.reason === 'not-loaded' || own.reason === 'not-additive') &&
  dots.length === 0 &&
  missingDots.every(({ reason }) => reason === 'not-loaded')

/**
 * What one indicator says of the perimeter among the communes of its département.
 * @param until the latest vintage one wants to see; default: the latest known
 */
export function assembleFigures(
  figures: Figures,
  indicator: Indicator,
  scene: Scene,
  until = Number.POSITIVE_INFINITY,
): IndicatorFigures {
  const years = figures.yearsOf(indicator).filter((known) => known <= until)
  if (years.length === 0) return nothingKnown(indicator)
  const year = vintageOf(figures, indicator, scene, years)
  const own = figures.read(indicator, scene.own, year)
  const frames = scene.frames
    .map(({ territory: { code, kind, name }, unit }): Frame => {
      return { code, kind, name, reading: figures.read(indicator, unit, year) }
    })
    .filter(({ kind, reading }) => kind === 'departement' || reading.kind === 'value')
    .filter(({ kind }, place, all) => kind !== 'country' || all.findIndex((other) => other.kind === kind) === place)
  const { dots, missingDots } = placeCommunes(figures, indicator, scene, year)
  if (isNotLoaded(own, dots, missingDots)) return nothingKnown(indicator)
  const later = figures.seriesOf(indicator, scene.own, until).at(-1)
  const department = scene.frames.find(({ territory }) => territory.kind === 'departement')
  const series = figures.seriesOf(indicator, scene.own, year)
  const departmentSeries = department ? figures.seriesOf(indicator, department.unit, year) : []
  const trend = own.kind === 'value' ? computeTrend(indicator, series) : undefined
  const departmentTrend = trend && computeTrend(indicator, departmentSeries, trend.from.year)
  return {
    indicator,
    year,
    own,
    frames: [...frames, ...scene.groups.map((group) => frameOfGroup(figures, indicator, group, year))],
    dots,
    missingDots,
    range: rangeOf(figures, indicator, scene, own, year),
    later: later && later.year > year ? later : null,
    rank: rankOf(indicator, scene, own, dots),
    series,
    departmentSeries,
    trend: trend ?? null,
    departmentTrend: departmentTrend?.to.year === year ? departmentTrend : null,
  }
}

const nothingKnown = (indicator: Indicator): IndicatorFigures => ({
  indicator,
  year: null,
  own: missing('not-loaded'),
  frames: [],
  dots: [],
  missingDots: [],
  range: null,
  later: null,
  rank: null,
  series: [],
  departmentSeries: [],
  trend: null,
  departmentTrend: null,
})

/** What is kept of it under a finding. */
export function freeze(
  { indicator, year, own, frames, rank, missingDots, trend, departmentTrend }: IndicatorFigures,
  territory: { readonly code: string; readonly name: string },
): FrozenReading {
  const { id, name, unit, decimals, isRate, producer, source } = indicator
  // Copied, since what the schema infers is writable.
  const writable = (reading: Reading) =>
    reading.kind === 'value' ? { ...reading, flags: [...reading.flags] } : reading
  return {
    indicatorId: id,
    name,
    unit,
    decimals,
    isRate,
    producer,
    source,
    territoryCode: territory.code,
    territoryName: territory.name,
    year,
    reading: writable(own),
    // A group may change, and has its own page: only territories are kept.
    frames: frames.flatMap(({ kind, reading, code, name: frameName }) =>
      kind === 'group' ? [] : [{ code, kind, name: frameName, reading: writable(reading) }],
    ),
    rank,
    missingCounts: countMissing(missingDots),
    trend,
    departmentTrend,
  }
}
