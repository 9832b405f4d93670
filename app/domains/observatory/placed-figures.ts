/** Figures as the table of a theme shows them: where the communes stand, without their names. Pure. Rules: docs/rules/observatory.md §5. */
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import {
  countMissing,
  type Frame,
  type Indicator,
  type IndicatorFigures,
  type MissingCounts,
  type Reading,
  roundTo,
  type SaidReading,
  type ThemeFigures,
  type Trend,
} from './observatory.ts'

/** What the sentences of an indicator are made of. */
export type SaidIndicator = Omit<PlacedIndicator, 'isPlaced' | 'others'>
export type SaidFrame = Omit<Frame, 'reading'> & { readonly reading: SaidReading }

/** What defines an indicator, told on a page of its own. */
type Defining = Pick<
  Indicator,
  | ('definition' | 'statisticalUnit' | 'secrecyRule' | 'usualLagMonths')
  | ('numerator' | 'denominator' | 'numeratorId' | 'denominatorId' | 'direction')
>

/** What a line of the table shows of the communes: where they stand, unnamed. Their names and numbers have a page of their own. */
export type PlacedIndicator = Omit<
  IndicatorFigures,
  'indicator' | 'own' | 'frames' | 'dots' | 'missingDots' | 'departmentSeries' | 'departmentTrend'
> & {
  /** Its producer is said where nothing is known yet; elsewhere its source is. */
  readonly indicator: Omit<Indicator, keyof Defining | 'producer'> & Partial<Pick<Indicator, 'producer'>>
  readonly own: SaidReading
  readonly frames: readonly SaidFrame[]
  /** Of a count, which is read through its change. */
  readonly departmentTrend: Pick<Trend, 'change' | 'changeUnit'> | null
  /** Whether any commune has a number, those of the perimeter included. */
  readonly isPlaced: boolean
  /** Of a rate: numbers of the communes outside the perimeter, or of its own when there are no others, rounded as they are written; in one text, parted by spaces. */
  readonly others: string
  /** Communes that have no number, by reason. */
  readonly missingCounts: MissingCounts
}

type Told = Pick<PlacedIndicator, 'own' | 'range' | 'frames' | 'isPlaced' | 'series' | 'trend'>

/** Neither the territory, nor what it is put beside, nor a commune around has a number: there is nothing to read in its line. */
export const isSilent = ({ own, range, frames, isPlaced, series, trend }: Told): boolean =>
  own.kind === 'missing' &&
  range === null &&
  !isPlaced &&
  trend === null &&
  series.length === 0 &&
  frames.every(({ reading }) => reading.kind === 'missing')

/**
 * Whether a document prints its line. It draws neither the communes around nor a course, and has no fold to name the others in:
 * what a source withholds of the territory is a line, with its reason.
 */
export const isPrinted = (row: IndicatorFigures): boolean =>
  !isSilent({ ...row, isPlaced: false, series: [], trend: null }) ||
  (row.own.kind === 'missing' && row.own.reason !== 'not-loaded' && row.own.reason !== 'not-published')

export type PlacedFigures = Omit<ThemeFigures, 'indicators' | 'perimeter'> & {
  readonly indicators: readonly PlacedIndicator[]
  /** The nine hundred communes of a département are named elsewhere. */
  readonly territoryName: string
}

/** Definitions and sources are a third of what a page of figures would carry: they have a place of their own. */
function shownOf({ id, name, shortName, parentId, unit, decimals, isRate, source }: Indicator) {
  return { id, name, shortName, parentId, unit, decimals, isRate, source }
}

const saidOf = (reading: Reading): SaidReading =>
  reading.kind === 'missing' ? reading : { kind: 'value', value: reading.value, flags: reading.flags }

type Placed = Pick<IndicatorFigures, 'dots' | 'missingDots'>

/** A perimeter that is the whole département is seen among its own communes: those that have no number are its own too. */
function drawnOf({ dots, missingDots }: Placed, ownCodes: ReadonlySet<string>): IndicatorFigures['dots'] {
  const isWhole = dots.length > 1 && [...dots, ...missingDots].every(({ code }) => ownCodes.has(code))
  return isWhole ? dots : dots.filter(({ isOwn }) => !isOwn)
}

/** The numbers of `others`. */
export const numbersIn = (others: string): readonly number[] => (others === '' ? [] : others.split(' ').map(Number))

function place(
  { indicator, dots, missingDots, departmentSeries: _, departmentTrend, series, own, frames, ...row }: IndicatorFigures,
  ownCodes: ReadonlySet<string>,
): PlacedIndicator {
  const { isRate, decimals, producer } = indicator
  return {
    ...row,
    indicator: { ...shownOf(indicator), ...(row.year === null && { producer }) },
    own: saidOf(own),
    frames: frames.map(({ reading, ...frame }) => ({ ...frame, reading: saidOf(reading) })),
    departmentTrend:
      isRate || !departmentTrend ? null : { change: departmentTrend.change, changeUnit: departmentTrend.changeUnit },
    // A rate is placed among the communes; only the course of a count is drawn.
    series: isRate ? [] : series,
    isPlaced: dots.length > 0,
    // In a list, the data of the page would write each number, then its place.
    others: isRate
      ? drawnOf({ dots, missingDots }, ownCodes)
          .map(({ value }) => roundTo(value, decimals))
          .join(' ')
      : '',
    missingCounts: countMissing(missingDots),
  }
}

const placed = new WeakMap<IndicatorFigures, PlacedIndicator>()

/** Each row made once of figures that are kept, so that what is drawn of it may be kept too. */
export function withoutNames({ perimeter, ...figures }: ThemeFigures): PlacedFigures {
  const ownCodes = new Set(perimeter.map(({ code }) => code))
  const indicators = figures.indicators.map((row) => {
    const made = placed.get(row) ?? place(row, ownCodes)
    placed.set(row, made)
    return made
  })
  return { ...figures, indicators, territoryName: territoryLabels.perimeter(perimeter, figures.whole) }
}
