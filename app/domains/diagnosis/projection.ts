/** « Si rien ne change »: births, coverage and places carried to a year, and the places a target means. Pure. Rules: docs/rules/projection.md. */
import { type IndicatorFigures, type Point, trendYears } from '#app/domains/observatory/observatory.ts'

/** Births of the last year known, of the last three years, or going on as they went since the reference year. */
export const birthsHypotheses = ['mean', 'constant', 'trend'] as const
export type BirthsHypothesis = (typeof birthsHypotheses)[number]
/** The one a page opens on: what the last year says, without guessing. */
export const usualHypothesis: BirthsHypothesis = 'constant'

/** Children under three are those born in this year and the two before. */
const yearsUnderThree = 3
/** Share of the childminders' places told to leave by the end: a stress, not a forecast. */
export const leavingShare = 1 / 3

/** Children, and so places, are counted for the coverage only; and a hypothesis says what a target means. */
export const coverageIndicatorId = 'childcare-places'
export const refusalToChooseHypothesis = (objective: {
  readonly indicatorId: string | null
  readonly target: number | null
}): 'hypothesis-without-coverage' | undefined =>
  objective.indicatorId === coverageIndicatorId && objective.target !== null ? undefined : 'hypothesis-without-coverage'

export type Offer = {
  readonly year: number
  /** Places for 100 children under three. */
  readonly coverage: number
  /** Theoretical: the coverage, on the children counted from births. */
  readonly places: number
  /** Of which with childminders; null when the source does not tell. */
  readonly childminderPlaces: number | null
  /** Sorted by year, up to the last one known. */
  readonly births: readonly Point[]
}

const knownYear = (series: readonly Point[], year: number): number | undefined =>
  series.find((point) => point.year === year)?.value

/** Children under three at the end of a year; undefined when one of the three years is not known. */
function countChildren(birthsOf: (year: number) => number | undefined, year: number): number | undefined {
  let sum = 0
  for (let back = 0; back < yearsUnderThree; back += 1) {
    const births = birthsOf(year - back)
    if (births === undefined) return
    sum += births
  }
  return sum
}

/** What a projection starts from; undefined where coverage or three years of births are not known. */
export function readOffer(rows: readonly IndicatorFigures[]): Offer | undefined {
  const rowOf = (id: string) => rows.find(({ indicator }) => indicator.id === id)
  const coverage = rowOf(coverageIndicatorId)
  const births = rowOf('births')?.series ?? []
  if (coverage?.own.kind !== 'value' || births.length === 0) return
  const { value, year } = coverage.own
  const children = countChildren((birthYear) => knownYear(births, birthYear), year)
  if (!children) return
  const minders = rowOf('childcare-places-childminders')?.own
  const isSameYear = minders?.kind === 'value' && minders.year === year
  return {
    ...{ year, coverage: value, births, places: (value * children) / 100 },
    childminderPlaces: isSameYear ? (minders.value * children) / 100 : null,
  }
}

/** Yearly change since the year changes are measured from, as a factor; undefined without it. */
export function yearlyFactor(births: readonly Point[]): number | undefined {
  const last = births.at(-1)
  const first = births.find(({ year }) => last !== undefined && year >= last.year - trendYears)
  if (!first || !last || first.year >= last.year || first.value <= 0 || last.value <= 0) return
  return (last.value / first.value) ** (1 / (last.year - first.year))
}

/** Births of a year to come under a hypothesis; a year already known is as it was. */
export function birthsIn(births: readonly Point[], hypothesis: BirthsHypothesis, year: number): number | undefined {
  const known = knownYear(births, year)
  if (known !== undefined) return known
  const last = births.at(-1)
  if (!last || year < last.year) return
  switch (hypothesis) {
    case 'constant':
      return last.value
    case 'mean': {
      const sum = countChildren((birthYear) => knownYear(births, birthYear), last.year)
      return sum === undefined ? undefined : sum / yearsUnderThree
    }
    case 'trend': {
      const factor = yearlyFactor(births)
      return factor === undefined ? undefined : last.value * factor ** (year - last.year)
    }
  }
}

export const childrenIn = ({ births }: Offer, hypothesis: BirthsHypothesis, year: number): number | undefined =>
  countChildren((birthYear) => birthsIn(births, hypothesis, birthYear), year)

export type TargetPlaces = {
  readonly hypothesis: BirthsHypothesis
  /** In the target's year. */
  readonly births: number
  readonly children: number
  /** Whole places. */
  readonly places: number
  /** More than today, or fewer: the difference of what is shown. */
  readonly gap: number
}

/** What a target means under each hypothesis that can be computed, in whole places. Rule: docs/rules/projection.md §3. */
export function placesForTarget(offer: Offer, target: number, year: number): readonly TargetPlaces[] {
  return birthsHypotheses.flatMap((hypothesis): readonly TargetPlaces[] => {
    const children = childrenIn(offer, hypothesis, year)
    const births = birthsIn(offer.births, hypothesis, year)
    if (children === undefined || births === undefined || year <= offer.year) return []
    const places = Math.round((target * children) / 100)
    return [{ hypothesis, births, children, places, gap: places - Math.round(offer.places) }]
  })
}

export type CoveragePoint = { readonly year: number; readonly same: number; readonly leaving: number | null }

/** Coverage year by year with the places of today, and with a third of the childminders' leaving little by little. Empty when it cannot be. */
export function projectCoverage(offer: Offer, hypothesis: BirthsHypothesis, until: number): readonly CoveragePoint[] {
  const years = Array.from({ length: Math.max(0, until - offer.year + 1) }, (_, place) => offer.year + place)
  return years.flatMap((year): readonly CoveragePoint[] => {
    const children = childrenIn(offer, hypothesis, year)
    if (!children) return []
    const elapsedShare = until === offer.year ? 0 : (year - offer.year) / (until - offer.year)
    const left =
      offer.childminderPlaces === null ? null : offer.places - offer.childminderPlaces * leavingShare * elapsedShare
    return [
      {
        year,
        same: (offer.places / children) * 100,
        leaving: left === null ? null : (left / children) * 100,
      },
    ]
  })
}
