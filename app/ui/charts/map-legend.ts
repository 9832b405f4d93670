/** Under a map: what each shade holds and how many places, and what has no value. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { chartWords } from './chart-words.fr.ts'
import { element, palette, text } from './svg.ts'
import type { ValueClass } from './value-classes.ts'

type LegendSpec = {
  readonly top: number
  readonly width: number
  readonly classes: readonly ValueClass[]
  readonly format: (value: number) => string
  readonly counted: readonly [one: string, many: string]
  readonly missing: readonly { readonly look: 'secret' | 'absent'; readonly words: string }[]
}

const classWords = ({ from, to }: ValueClass, format: LegendSpec['format']): string =>
  chartWords.valueClass(from === -Infinity ? undefined : format(from), to === undefined ? undefined : format(to))

export function mapLegend({ top, width, classes, format, counted, missing }: LegendSpec) {
  const each = (width - 4) / Math.max(1, classes.length)
  const boxes = classes.flatMap((one, index) => {
    const x = 2 + index * each
    const box = { x, y: top, width: each, height: 10, fill: one.shade, stroke: palette.lineStrong, 'stroke-width': 0.5 }
    return [
      element('rect', box),
      text(classWords(one, format), { x, y: top + 26, 'font-weight': 600, fill: palette.ink }),
      text(formatCount(one.count, ...counted), { x, y: top + 41 }),
    ]
  })
  const below = top + (classes.length > 0 ? 56 : 8)
  const marks = missing.flatMap(({ look, words }, index) => {
    const y = below + index * 20
    const box = { x: 2, y, width: 22, height: 12 }
    const fill: Readonly<Record<string, string | number>> =
      look === 'secret'
        ? { fill: 'url(#secret)', stroke: palette.ink3, 'stroke-width': 0.8 }
        : { fill: '#fff', stroke: palette.ink3, 'stroke-dasharray': '3 2' }
    return [element('rect', { ...box, ...fill }), text(words, { x: 32, y: y + 11 })]
  })
  return { shapes: [...boxes, ...marks], height: below - top + missing.length * 20 + 4 }
}
