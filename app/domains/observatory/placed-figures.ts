/** Figures as the table of a theme shows them: where the communes stand, without their names. Pure. Rules: docs/rules/observatory.md §5. */
import {
  type Indicator,
  type IndicatorFigures,
  missingReasons,
  type PlacedFigures,
  type PlacedIndicator,
  type ThemeFigures,
} from './observatory.ts'

const reasonAlone = new Map(missingReasons.map((reason) => [reason, { reason }]))

/** Definitions and sources are a third of what a page of figures would carry: they have a place of their own. */
function shownOf({ id, name, shortName, parentId, unit, decimals, isRate, producer, source }: Indicator) {
  return { id, name, shortName, parentId, unit, decimals, isRate, producer, source }
}

function place({
  indicator,
  dots,
  missingDots,
  departmentSeries: _,
  series,
  ...row
}: IndicatorFigures): PlacedIndicator {
  return {
    ...row,
    indicator: shownOf(indicator),
    // A rate is placed among the communes; only the course of a count is drawn.
    series: indicator.isRate ? [] : series,
    isPlaced: dots.length > 0,
    others: dots.filter(({ isOwn }) => !isOwn).map(({ value }) => value),
    missingDots: missingDots.map(({ reason }) => reasonAlone.get(reason) ?? { reason }),
  }
}

const placed = new WeakMap<IndicatorFigures, PlacedIndicator>()

/** Each row made once of figures that are kept, so that what is drawn of it may be kept too. */
export const withoutNames = (figures: ThemeFigures): PlacedFigures => ({
  ...figures,
  indicators: figures.indicators.map((row) => {
    const made = placed.get(row) ?? place(row)
    placed.set(row, made)
    return made
  }),
})
