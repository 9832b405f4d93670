/** The way an objective has gone, and its target as a flag: published figures only. Pure. Drawing: design/screens/public.png. */
import { scaleLinear } from 'd3-scale'
import { formatNumber } from '#app/kernel/format.ts'
import { element, type Picture, palette, picture, readText } from '#app/ui/charts/svg.ts'
import type { PublicObjective } from './public-content.ts'
import { objectiveSentence } from './public-words.ts'

const [WIDTH, HEIGHT, TOP, BOTTOM, SIDE] = [240, 116, 26, 82, 22]

type Dot = { readonly year: number; readonly value: number }
const words = (text: string, x: number, y: number, fill: string): string =>
  element('text', { x, y, fill, 'text-anchor': 'middle' }, readText(text))

type Place = (value: number) => number

const lineThrough = (dots: readonly Dot[], x: Place, y: Place): string =>
  dots.map(({ year, value }, rank) => `${rank === 0 ? 'M' : 'L'}${round(x(year))} ${round(y(value))}`).join('')

/** The target, as a flag at the end of the way to it. */
function flag(before: Dot, goal: Dot, text: string, x: Place, y: Place): readonly string[] {
  const [fx, fy] = [x(goal.year), y(goal.value)]
  return [
    element('path', {
      d: lineThrough([before, goal], x, y),
      fill: 'none',
      stroke: palette.ok,
      'stroke-width': 1.5,
      'stroke-dasharray': '3 3',
    }),
    element('path', {
      d: `M${round(fx)} ${round(fy + 8)}v-18h11l-3 4 3 4h-11`,
      fill: palette.ok,
      stroke: palette.ok,
      'stroke-width': 1.5,
    }),
    // When the target falls in the year of the last value, its label goes below: above is the label of that value.
    words(text, fx - 16, before.year === goal.year ? fy + 14 : fy - 5, palette.ok),
  ]
}

/** Two years side by side: the first one is enough. */
function yearMarks(marks: readonly number[], x: Place): readonly string[] {
  let free = -Infinity
  return [...new Set(marks)].flatMap((year) => {
    if (x(year) - free < 30) return []
    free = x(year)
    return [words(String(year), x(year), HEIGHT - 8, palette.ink2)]
  })
}

/** Undefined when no figure is published: there is nothing to draw. */
export function objectiveCurve(objective: PublicObjective): Picture | undefined {
  const { points, target, targetYear, title, decimals } = objective
  const last = points.at(-1)
  const first = points.at(0)
  if (!first || !last) return
  const goal: Dot | undefined = target !== null && targetYear !== null ? { year: targetYear, value: target } : undefined
  const all = [...points, ...(goal ? [goal] : [])]
  const values = all.map(({ value }) => value)
  const years = all.map(({ year }) => year)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = scaleLinear([from, Math.max(to, from + 1)], [SIDE, WIDTH - SIDE])
  const y = scaleLinear([low, high === low ? low + 1 : high], [BOTTOM - 8, TOP])
  const say = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : decimals)
  const shapes = [
    element('path', { d: `M4 ${BOTTOM + 8}H${WIDTH - 4}`, stroke: palette.lineStrong }),
    element('path', { d: lineThrough(points, x, y), fill: 'none', stroke: palette.accent, 'stroke-width': 2.5 }),
    ...points.map(({ year, value }, rank) =>
      element('circle', {
        cx: x(year),
        cy: y(value),
        r: 4,
        fill: rank === 0 ? '#fff' : palette.accent,
        stroke: palette.accent,
        'stroke-width': 2,
      }),
    ),
    words(say(first.value), x(first.year), y(first.value) - 9, palette.accent),
    ...(last === first ? [] : [words(say(last.value), x(last.year), y(last.value) - 9, palette.accent)]),
    ...(goal ? flag(last, goal, say(goal.value), x, y) : []),
    ...yearMarks([first.year, last.year, ...(goal ? [goal.year] : [])], x),
  ]
  return picture({ width: WIDTH, height: HEIGHT, title, sentence: `${objectiveSentence(objective)}.` }, shapes)
}

const round = (value: number): number => Math.round(value * 10) / 10
