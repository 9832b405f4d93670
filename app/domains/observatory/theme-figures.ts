/** From figures as stored to what a theme shows: readings, frames, ranks and trends. Pure. Rules: docs/rules/observatory.md §2-6. */
import { countryCode, metropolitanCode, type Territory } from '#app/domains/territory/territory.ts'
import type { FrozenReading } from './frozen-reading.ts'
import {
  computeRank,
  computeRate,
  computeSum,
  computeTrend,
  countMissing,
  type Dot,
  type Frame,
  type Indicator,
  type IndicatorFigures,
  type MissingDot,
  missing,
  type Point,
  type Range,
  type Reading,
} from './observatory.ts'

export type FigureStatus =
  | 'published'
  | 'rounded-5'
  | 'estimated'
  | 'floored'
  | 'secret'
  | 'not-published'
  | 'not-collected'
  | 'not-applicable'

/** One stored figure; `value` is null exactly when the status is a reason for it to be missing. */
export type Figure = {
  readonly indicatorId: string
  readonly territoryCode: string
  readonly year: number
  readonly value: number | null
  readonly status: FigureStatus
}

/** What an instance was given by itself goes before what is shipped for the whole country: it is richer, or newer. */
export function mergeFigures(own: readonly Figure[], national: readonly Figure[]): readonly Figure[] {
  if (own.length === 0 || national.length === 0) return own.length === 0 ? national : own
  const keyOf = ({ indicatorId, territoryCode, year }: Figure) => `${indicatorId} ${territoryCode} ${year}`
  const known = new Set(own.map(keyOf))
  return [...own, ...national.filter((figure) => !known.has(keyOf(figure)))]
}

/** What is read as one: a territory by its code, or the sum of its members when it has no figure of its own. */
type Unit = { readonly code: string | null; readonly memberCodes: readonly string[] }

/** Who is compared with whom. */
export type Scene = {
  readonly own: Unit
  /** The communes of the perimeter, when there are several. */
  readonly members: readonly Territory[]
  readonly ownCodes: ReadonlySet<string>
  readonly communes: readonly Territory[]
  readonly frames: readonly { readonly territory: Territory; readonly unit: Unit }[]
}

const codesOf = (territories: readonly Territory[]) => territories.map(({ code }) => code)

/** Communes of the grouping, the département…; empty for a commune, and for what is not loaded commune by commune. */
function membersOf({ code, kind }: Territory, territories: readonly Territory[]): readonly string[] {
  const communes = territories.filter((territory) => territory.kind === 'commune')
  if (kind === 'departement') return codesOf(communes.filter(({ departmentCode }) => departmentCode === code))
  if (kind === 'ept') return codesOf(communes.filter(({ eptCode }) => eptCode === code))
  if (kind === 'epci') return codesOf(communes.filter(({ epciCode }) => epciCode === code))
  return []
}

/** The EPT, else the EPCI, that all these communes share; its code. */
function sharedGrouping(perimeter: readonly Territory[]): string | undefined {
  const codes = new Set(perimeter.map(({ eptCode, epciCode }) => eptCode ?? epciCode))
  const [code] = codes
  return codes.size === 1 ? (code ?? undefined) : undefined
}

/**
 * @param territories every territory needed: perimeter, communes of the département and of the grouping, frames
 * @param perimeterCodes communes, or the code of one larger territory
 */
export function setScene(
  territories: readonly Territory[],
  perimeterCodes: readonly string[],
  departmentCode: string | null,
): Scene {
  const byCode = new Map(territories.map((territory) => [territory.code, territory]))
  const perimeter = territories.filter(({ code }) => perimeterCodes.includes(code))
  const unitOf = (territory: Territory): Unit => ({
    code: territory.code,
    memberCodes: membersOf(territory, territories),
  })
  const [only, ...others] = perimeter
  const whole = others.length > 0 ? byCode.get(sharedGrouping(perimeter) ?? '') : only
  const isWhole = whole === only || (whole && membersOf(whole, territories).length === perimeter.length)
  const department = departmentCode === null ? undefined : byCode.get(departmentCode)
  const frames = [department?.code, sharedGrouping(perimeter), department?.regionCode, countryCode, metropolitanCode]
    .flatMap((code) => (code ? (byCode.get(code) ?? []) : []))
    .filter(({ code }) => !perimeterCodes.includes(code) && !(isWhole && code === whole?.code))
  return {
    own: whole && isWhole ? unitOf(whole) : { code: null, memberCodes: codesOf(perimeter) },
    members: others.length > 0 ? perimeter : [],
    ownCodes: new Set(perimeterCodes),
    communes: territories.filter(
      (territory) => territory.kind === 'commune' && territory.departmentCode === departmentCode,
    ),
    frames: frames.map((territory) => ({ territory, unit: unitOf(territory) })),
  }
}

function readingOf({ value, year, status }: Figure): Reading {
  switch (status) {
    case 'secret':
    case 'not-published':
    case 'not-collected':
    case 'not-applicable':
      return missing(status)
    default:
      if (value === null) return missing('not-loaded')
      return { kind: 'value', value, year, flags: status === 'published' ? [] : [status] }
  }
}

/** Reads figures by indicator, territory and year; adds and divides where the indicator allows it. */
export function openFigures(figures: readonly Figure[], indicators: readonly Indicator[]) {
  const keyOf = (indicatorId: string, code: string, year: number) => `${indicatorId} ${code} ${year}`
  const stored = new Map(
    figures.map((figure) => [keyOf(figure.indicatorId, figure.territoryCode, figure.year), figure]),
  )
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const years = new Map<string, Set<number>>()
  for (const { indicatorId, year } of figures) {
    const known = years.get(indicatorId)
    if (known) known.add(year)
    else years.set(indicatorId, new Set([year]))
  }

  /** Vintages known, the oldest first; of a ratio, those of both its counts. */
  function yearsOf({ id, numeratorId, denominatorId }: Indicator): readonly number[] {
    const known = [...(years.get(numeratorId ?? id) ?? [])]
    const common = denominatorId ? known.filter((year) => years.get(denominatorId)?.has(year)) : known
    return common.sort((one, other) => one - other)
  }

  function read(indicator: Indicator, unit: Unit, year: number): Reading {
    const figure = unit.code === null ? undefined : stored.get(keyOf(indicator.id, unit.code, year))
    if (figure) return readingOf(figure)
    const numerator = byId.get(indicator.numeratorId ?? '')
    const denominator = byId.get(indicator.denominatorId ?? '')
    if (numerator && denominator) return computeRate(read(numerator, unit, year), read(denominator, unit, year))
    if (unit.memberCodes.length === 0) return missing('not-loaded')
    if (indicator.unit !== 'count') return missing(unit.code === null ? 'not-additive' : 'not-loaded')
    return computeSum(unit.memberCodes.map((code) => read(indicator, { code, memberCodes: [] }, year)))
  }

  function seriesOf(indicator: Indicator, unit: Unit, until: number): readonly Point[] {
    return yearsOf(indicator)
      .filter((year) => year <= until)
      .flatMap((year) => {
        const reading = read(indicator, unit, year)
        return reading.kind === 'value' ? [{ year, value: reading.value }] : []
      })
  }
  return { yearsOf, read, seriesOf }
}
type Figures = ReturnType<typeof openFigures>

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
  if (!dots.some(({ isOwn }) => isOwn)) return null
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
function vintageOf(figures: Figures, indicator: Indicator, { own, frames }: Scene, years: readonly number[]): number {
  const newest = years.at(-1) ?? 0
  const department = frames.find(({ territory }) => territory.kind === 'departement')?.unit
  const isKnown = (unit: Unit | undefined, year: number) =>
    unit !== undefined && figures.read(indicator, unit, year).kind === 'value'
  const near = years.filter((year) => year >= newest - oldestComparedYears).toReversed()
  return (
    near.find((year) => isKnown(own, year) && (!indicator.isRate || !department || isKnown(department, year))) ??
    near.find((year) => isKnown(own, year)) ??
    newest
  )
}

/** Only for several communes, of a rate that has no number of its own. */
function rangeOf(figures: Figures, indicator: Indicator, { members }: Scene, own: Reading, year: number): Range | null {
  if (!indicator.isRate || own.kind === 'value') return null
  const known = members
    .flatMap(({ code, name }) => {
      const reading = figures.read(indicator, { code, memberCodes: [] }, year)
      return reading.kind === 'value' ? [{ name, value: reading.value }] : []
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
    frames,
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
  figures: IndicatorFigures,
  territory: { readonly code: string; readonly name: string },
): FrozenReading {
  const { indicator, year, own, frames, rank, missingDots, trend, departmentTrend } = figures
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
    frames: frames.map((frame) => ({ ...frame, reading: writable(frame.reading) })),
    rank,
    missingCounts: countMissing(missingDots),
    trend,
    departmentTrend,
  }
}
