/** Figures as they are stored, read by territory: who is compared with whom, sums and ratios. Pure. Rules: docs/rules/observatory.md §2-4. */
import { formerWholeOf } from '#app/domains/territory/split-communes.ts'
import {
  countryCode,
  isFormer,
  isItsDepartment,
  metropolitanCode,
  sharedGroupingOf,
  type Territory,
} from '#app/domains/territory/territory.ts'
import { computeRate, computeSum, type Indicator, missing, type Point, type Reading } from './observatory.ts'

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
export type Unit = { readonly code: string | null; readonly memberCodes: readonly string[] }

/** Communes put together to be compared with, wherever they are. */
export type Group = { readonly code: string; readonly name: string; readonly memberCodes: readonly string[] }

/** Who is compared with whom. */
export type Scene = {
  readonly own: Unit
  /** The communes of the perimeter, when there are several. */
  readonly members: readonly Territory[]
  readonly ownCodes: ReadonlySet<string>
  readonly communes: readonly Territory[]
  readonly frames: readonly { readonly territory: Territory; readonly unit: Unit }[]
  readonly groups: readonly Group[]
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

/** The intercommunalité, else the département, that is these communes and no other. */
function wholeOf(perimeter: readonly Territory[], territories: readonly Territory[], larger: readonly string[]) {
  const codes = new Set(codesOf(perimeter.filter((one) => !isFormer(one))))
  return territories.find((territory) => {
    if (!larger.includes(territory.code)) return false
    const members = membersOf(territory, territories)
    return members.length === codes.size && members.every((code) => codes.has(code))
  })
}

/**
 * @param territories every territory needed: perimeter, communes of the département and of the grouping, frames
 * @param perimeterCodes communes, or the code of one larger territory
 */
export function setScene(
  territories: readonly Territory[],
  perimeterCodes: readonly string[],
  departmentCode: string | null,
  groups: readonly Group[] = [],
): Scene {
  const byCode = new Map(territories.map((territory) => [territory.code, territory]))
  const perimeter = territories.filter(({ code }) => perimeterCodes.includes(code))
  const unitOf = (territory: Territory): Unit => ({
    code: territory.code,
    memberCodes: membersOf(territory, territories),
  })
  const [only, ...others] = perimeter
  const department = departmentCode === null ? undefined : byCode.get(departmentCode)
  const grouping = sharedGroupingOf(perimeter)
  const larger = [grouping, department?.code].filter((code) => code !== undefined)
  const whole = others.length > 0 ? wholeOf(perimeter, territories, larger) : only
  const own = whole ? unitOf(whole) : { code: null, memberCodes: codesOf(perimeter) }
  const region = department?.regionCode ? byCode.get(department.regionCode) : undefined
  const otherRegion = isItsDepartment(region, department) ? undefined : region
  const frames = [department?.code, grouping, otherRegion?.code, countryCode, metropolitanCode]
    .flatMap((code) => (code ? (byCode.get(code) ?? []) : []))
    .filter(({ code }) => !perimeterCodes.includes(code) && code !== own.code)
  // Those of ours that are in another département are seen with the others.
  const ours = new Set(department ? [...perimeterCodes, ...own.memberCodes] : [])
  return {
    own,
    members: others.length > 0 ? perimeter : [],
    ownCodes: new Set(perimeterCodes),
    communes: territories.filter(
      (territory) =>
        territory.kind === 'commune' && (territory.departmentCode === departmentCode || ours.has(territory.code)),
    ),
    frames: frames.map((territory) => ({ territory, unit: unitOf(territory) })),
    groups,
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

type Stored = ReadonlyMap<string, Figure>
type Counted = Pick<Indicator, 'id' | 'numeratorId' | 'denominatorId'>

const keyOf = (indicatorId: string, code: string, year: number) => `${indicatorId} ${code} ${year}`

/** A number, or one that is withheld. */
const isKnown = (figure: Figure | undefined): boolean =>
  figure !== undefined && (figure.value !== null || figure.status === 'secret')

/**
 * The whole whose one figure stood for all its communes that year. Undefined where its producer counts them apart, as those that
 * publish past years in the limits of today; of a ratio without figures of its own, its counts say it.
 * A commune alone then has no figure: it would be that of the larger one it was in.
 */
function countedWhole(stored: Stored, { id, numeratorId, denominatorId }: Counted, code: string, year: number) {
  const former = formerWholeOf(code, year)
  if (!former) return
  const { whole, parts } = former
  const has = (indicatorId: string, one: string) => isKnown(stored.get(keyOf(indicatorId, one, year)))
  const ids = numeratorId && denominatorId && !has(id, whole) ? [id, numeratorId, denominatorId] : [id]
  return ids.some((one) => parts.some((part) => has(one, part))) ? undefined : former
}

type Member = { readonly code: string; readonly isFormerWhole: boolean }

/** These communes as they were counted that year: those that were one then are read once, when all of them are here. */
function countedMembers(
  stored: Stored,
  indicator: Indicator,
  codes: readonly string[],
  year: number,
): readonly Member[] {
  const here = new Set(codes)
  return codes.flatMap((code): readonly Member[] => {
    const former = countedWhole(stored, indicator, code, year)
    if (!former || ![former.whole, ...former.parts].every((one) => here.has(one)))
      return [{ code, isFormerWhole: false }]
    return former.whole === code ? [{ code, isFormerWhole: true }] : []
  })
}

/** A source that publishes for none of its communes does not publish for it either: Filosofi in most of the overseas. */
const isPublishedNowhere = (stored: Stored, { id }: Counted, { memberCodes }: Unit, year: number): boolean =>
  memberCodes.every((code) => stored.get(keyOf(id, code, year))?.status === 'not-published')

/** Reads figures by indicator, territory and year; adds and divides where the indicator allows it. */
export function openFigures(figures: readonly Figure[], indicators: readonly Indicator[]) {
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

  /** Vintages known, the oldest first: of its own figures, and those of both the counts of a ratio. */
  function yearsOf({ id, numeratorId, denominatorId }: Indicator): readonly number[] {
    const counted = [...(years.get(numeratorId ?? '') ?? [])].filter((year) =>
      years.get(denominatorId ?? '')?.has(year),
    )
    return [...new Set([...(years.get(id) ?? []), ...counted])].sort((one, other) => one - other)
  }

  function read(indicator: Indicator, unit: Unit, year: number): Reading {
    if (unit.code !== null && countedWhole(stored, indicator, unit.code, year)) return missing('not-applicable')
    const figure = unit.code === null ? undefined : stored.get(keyOf(indicator.id, unit.code, year))
    if (figure) return readingOf(figure)
    const numerator = byId.get(indicator.numeratorId ?? '')
    const denominator = byId.get(indicator.denominatorId ?? '')
    if (numerator && denominator) {
      const rate = computeRate(read(numerator, unit, year), read(denominator, unit, year))
      // Published as a rate, without the counts that would add up.
      const isPublished = years.has(indicator.id) && rate.kind === 'missing' && rate.reason === 'not-loaded'
      return isPublished && unit.code === null ? missing('not-additive') : rate
    }
    if (unit.memberCodes.length === 0) return missing('not-loaded')
    if (isPublishedNowhere(stored, indicator, unit, year)) return missing('not-published')
    if (indicator.unit !== 'count') return missing(unit.code === null ? 'not-additive' : 'not-loaded')
    return computeSum(
      countedMembers(stored, indicator, unit.memberCodes, year).map((member) => readMember(indicator, member, year)),
    )
  }

  /** The figure of former limits is the right one when all that was inside them is counted. */
  function readMember(indicator: Indicator, { code, isFormerWhole }: Member, year: number): Reading {
    const figure = isFormerWhole ? stored.get(keyOf(indicator.id, code, year)) : undefined
    return figure ? readingOf(figure) : read(indicator, { code, memberCodes: [] }, year)
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

export type Figures = ReturnType<typeof openFigures>
