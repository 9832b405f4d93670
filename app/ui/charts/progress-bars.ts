/** How much is done in each part of a whole, one bar a line, words first. Pure. */
import { formatNumber } from '#app/kernel/format.ts'
import { element, type Picture, palette, picture, text } from './svg.ts'

type ProgressLine = { readonly label: string; readonly done: number; readonly total: number }

type ProgressBarsSpec = {
  readonly title: string
  /** What is counted, in the plural: « actions terminées ». */
  readonly counted: string
  readonly lines: readonly ProgressLine[]
}

const WIDTH = 320
const LINE_HEIGHT = 36

/** A line whose total is zero has no bar. */
export function progressBars({ title, counted, lines }: ProgressBarsSpec): Picture {
  const shapes = lines.flatMap(({ label, done, total }, index) => {
    const top = index * LINE_HEIGHT
    const bar = { x: 0, y: top + 21, height: 7, rx: 3.5 }
    return [
      text(label, { x: 0, y: top + 14, 'font-size': 14, fill: palette.ink }),
      text(`${formatNumber(done)} sur ${formatNumber(total)}`, {
        x: WIDTH,
        y: top + 14,
        'font-size': 14,
        fill: palette.ink2,
        'text-anchor': 'end',
      }),
      ...(total > 0 ? [element('rect', { ...bar, width: WIDTH, fill: palette.line })] : []),
      ...(total > 0 && done > 0
        ? [element('rect', { ...bar, width: (Math.min(done, total) / total) * WIDTH, fill: palette.ok })]
        : []),
    ]
  })
  const facts = lines.map(({ label, done, total }) => `${label} ${formatNumber(done)} sur ${formatNumber(total)}`)
  const sentence = facts.length === 0 ? 'rien à compter.' : `${counted} : ${facts.join(' ; ')}.`
  return picture({ width: WIDTH, height: Math.max(1, lines.length) * LINE_HEIGHT, title, sentence }, shapes)
}
