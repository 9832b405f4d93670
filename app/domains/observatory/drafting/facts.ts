/** What the rules find in the figures, before any word: a fact, its strength and the cells it was read in. Pure. */
import type { Territory } from '#app/domains/territory/territory.ts'
import { type Frame, type IndicatorFigures, type Point, type Rank, roundTo, type Trend } from '../observatory.ts'

/** In the order in which two of one strength are told. */
export const draftKinds = [
  'gap',
  'offer-need',
  'trend',
  'concentration',
  'rank',
  'break',
  'disagreement',
  'level',
] as const
export type DraftKind = (typeof draftKinds)[number]

/** Raised when a rule says something else of the same figures: what was set aside under it is proposed again. */
export const ruleVersions: Record<DraftKind, number> = {
  gap: 1,
  'offer-need': 1,
  trend: 1,
  concentration: 1,
  rank: 1,
  break: 1,
  disagreement: 1,
  level: 1,
}

export type Ground = {
  readonly territory: Pick<Territory, 'code' | 'kind' | 'name' | 'population'>
  readonly members: readonly Pick<Territory, 'code' | 'name' | 'population'>[]
  /** Indicators that have a number here. */
  readonly rows: readonly IndicatorFigures[]
  readonly all: readonly IndicatorFigures[]
}

/** A région of one département is that département: told once, and never beside itself. */
export const otherFrames = ({ frames }: IndicatorFigures, { name: own }: Ground['territory']): readonly Frame[] =>
  frames.filter(({ name }, place) => name !== own && frames.findIndex((frame) => frame.name === name) === place)

/** `alike`: no more apart than the figures can tell. */
export type Side = 'above' | 'below' | 'alike'
export type Gap = { readonly frame: Frame; readonly gap: number; readonly side: Side }
export type Pace = 'faster' | 'slower' | 'alike' | 'opposite' | 'alone'
export type Timed = { readonly row: IndicatorFigures; readonly trend: Trend; readonly pace: Pace }
type Place = { readonly code: string; readonly name: string; readonly value: number }

type FactBase = { readonly row: IndicatorFigures; readonly territoryCode: string; readonly score: number }
export type Fact = FactBase &
  (
    | {
        readonly kind: 'gap'
        readonly gaps: readonly Gap[]
        /** The frames do not say the same: the readings stand side by side. */
        readonly isOpposed: boolean
        /** How the need behind an offer moved. */
        readonly need: Timed | undefined
      }
    | { readonly kind: 'rank'; readonly rank: Rank }
    | { readonly kind: 'level' }
    | { readonly kind: 'trend'; readonly timed: Timed }
    | { readonly kind: 'break'; readonly before: Point; readonly after: Point }
    | {
        readonly kind: 'concentration'
        readonly lowest: Place
        readonly highest: Place
        readonly known: number
        readonly of: number
      }
    | { readonly kind: 'offer-need'; readonly gap: Gap; readonly need: IndicatorFigures; readonly needGap: Gap }
    | { readonly kind: 'disagreement'; readonly gap: Gap; readonly other: IndicatorFigures; readonly otherGap: Gap }
  )

export type Cell = {
  readonly indicatorId: string
  readonly territoryCode: string
  readonly year: number
  /** As shown. */
  readonly value: number
}

const cell = ({ indicator }: IndicatorFigures, territoryCode: string, { year, value }: Point): Cell => ({
  ...{ indicatorId: indicator.id, territoryCode, year },
  value: roundTo(value, indicator.decimals),
})
const own = (row: IndicatorFigures, code: string): readonly Cell[] =>
  row.own.kind === 'value' ? [cell(row, code, row.own)] : []
const beside = (row: IndicatorFigures, gaps: readonly Gap[]): readonly Cell[] =>
  gaps.flatMap(({ frame }) => (frame.reading.kind === 'value' ? [cell(row, frame.code, frame.reading)] : []))
const between = (row: IndicatorFigures, code: string, { from, to }: Pick<Trend, 'from' | 'to'>): readonly Cell[] => [
  cell(row, code, from),
  cell(row, code, to),
]

/** Every number a fact rests on. */
export function cellsOf(fact: Fact): readonly Cell[] {
  const { row, territoryCode: code } = fact
  switch (fact.kind) {
    case 'gap':
      return [
        ...own(row, code),
        ...beside(row, fact.gaps),
        ...(fact.need ? between(fact.need.row, code, fact.need.trend) : []),
      ]
    case 'trend':
      return between(row, code, fact.timed.trend)
    case 'break':
      return between(row, code, { from: fact.before, to: fact.after })
    case 'concentration': {
      const year = row.year ?? 0
      return [fact.highest, fact.lowest].map((place) => cell(row, place.code, { year, value: place.value }))
    }
    case 'offer-need':
      return [
        ...own(row, code),
        ...beside(row, [fact.gap]),
        ...own(fact.need, code),
        ...beside(fact.need, [fact.needGap]),
      ]
    case 'disagreement':
      return [
        ...own(row, code),
        ...beside(row, [fact.gap]),
        ...own(fact.other, code),
        ...beside(fact.other, [fact.otherGap]),
      ]
    case 'rank':
    case 'level':
      return own(row, code)
  }
}

/** A reading a finding made of it freezes. */
export type ReadingToFreeze = { readonly indicatorId: string; readonly territoryCode: string; readonly year: number }

/** The one it is about first: of the territory, or of the two communes that are far apart. */
export function readingsOf(fact: Fact): readonly ReadingToFreeze[] {
  const { row, territoryCode } = fact
  const readingOf = ({ indicator, year }: IndicatorFigures, code = territoryCode) =>
    year === null ? [] : [{ indicatorId: indicator.id, territoryCode: code, year }]
  switch (fact.kind) {
    case 'concentration':
      return [...readingOf(row, fact.highest.code), ...readingOf(row, fact.lowest.code)]
    case 'gap':
      return [...readingOf(row), ...(fact.need ? readingOf(fact.need.row) : [])]
    case 'offer-need':
      return [...readingOf(row), ...readingOf(fact.need)]
    case 'disagreement':
      return [...readingOf(row), ...readingOf(fact.other)]
    default:
      return readingOf(row)
  }
}
