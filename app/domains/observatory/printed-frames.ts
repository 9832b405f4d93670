/** The territories a printed table of figures has room for. Pure. */
import type { Frame, IndicatorFigures } from './observatory.ts'

/** Columns of a printed page: the widest groupings say little of a commune. */
const printedFrames: readonly Frame['kind'][] = ['departement', 'region', 'country']

/** Frames that at least half the indicators of the theme have, in their usual order: a column of dashes says nothing. */
export function printedFramesOf(
  indicators: readonly Pick<IndicatorFigures, 'frames'>[],
): readonly Pick<Frame, 'code' | 'name'>[] {
  const known = indicators.flatMap(({ frames }) => frames.filter(({ reading }) => reading.kind === 'value'))
  return printedFrames.flatMap((kind) => {
    const ofKind = known.filter((frame) => frame.kind === kind)
    return ofKind.length * 2 >= indicators.length ? ofKind.slice(0, 1) : []
  })
}
