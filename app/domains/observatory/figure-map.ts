/** The map of one indicator: its communes by their outlines, what is missing with its reason. Pure. Rules: docs/rules/observatory.md §5. */
import { type MapPicture, type MapPlace, outlineMap } from '#app/ui/charts/outline-map.ts'
import type { Outline, Point } from '#app/ui/charts/outlines.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import type { IndicatorFigures, MissingReason } from './observatory.ts'

/** What is counted and not said is hatched; all else without a value is hollow. */
const hatchedReasons: readonly MissingReason[] = ['secret', 'too-small']

export type MapGround = {
  readonly outlines: readonly Outline[]
  /** False for generalised outlines. */
  readonly isFine: boolean
  readonly centres: ReadonlyMap<string, Point>
}

/** The communes that a map tells apart: ours, and none when it holds no other. */
export function toldApart(
  own: readonly string[],
  { dots, missingDots }: Pick<IndicatorFigures, 'dots' | 'missingDots'>,
): ReadonlySet<string> {
  const ours = new Set(own)
  return [...dots, ...missingDots].every(({ code }) => ours.has(code)) ? new Set() : ours
}

export function placesOfMap(
  { dots, missingDots }: Pick<IndicatorFigures, 'dots' | 'missingDots'>,
  centres: MapGround['centres'],
  own: ReadonlySet<string>,
) {
  const placed = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    ...{ code, label: name, isOwn: own.has(code) },
    centre: centres.get(code),
  })
  return [
    ...dots.map((dot): MapPlace => ({ ...placed(dot), value: dot.value, look: 'value' })),
    ...missingDots.map((dot): MapPlace => {
      return { ...placed(dot), value: null, look: hatchedReasons.includes(dot.reason) ? 'secret' : 'absent' }
    }),
  ]
}

/** The first reason of each look, as the legend says it. */
export function missingWordsOf({ missingDots }: Pick<IndicatorFigures, 'missingDots'>) {
  const wordsOf = (isHatched: boolean) => {
    const reasons = missingDots.filter(({ reason }) => hatchedReasons.includes(reason) === isHatched)
    return [...new Set(reasons.map(({ reason }) => t.missing[reason]))].join(', ')
  }
  return { secret: wordsOf(true), absent: wordsOf(false) }
}

/** Null when no commune has a value. */
export function mapOfIndicator(
  figures: IndicatorFigures,
  ground: MapGround,
  own: ReadonlySet<string>,
  title: string,
): MapPicture | null {
  if (figures.dots.length === 0) return null
  const { indicator } = figures
  return outlineMap({
    title,
    places: placesOfMap(figures, ground.centres, own),
    outlines: ground.outlines,
    format: (value) => t.formatValue(indicator, value),
    measure: indicator.isRate ? 'rate' : 'count',
    missingWords: missingWordsOf(figures),
  })
}
