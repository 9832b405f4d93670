import { chartWords } from './chart-words.fr.ts'
import { element, type Picture, palette, picture } from './svg.ts'

/** Drawn the least first: what is chosen is over all. */
const looks = {
  narrow: { stroke: palette.lineStrong, 'stroke-width': 1.5 },
  wide: { stroke: palette.ink2, 'stroke-width': 1.8 },
  chosen: { stroke: palette.accent, 'stroke-width': 3 },
} as const
type LineLook = keyof typeof looks

type RankLinesSpec = {
  readonly title: string
  /** How many places the longer list has. */
  readonly places: number
  /** Height of one place, as the lists beside are laid. */
  readonly pitch: number
  /** Places from 0, the first at the top. */
  readonly lines: readonly { readonly from: number; readonly to: number; readonly look: LineLook }[]
}

const WIDTH = 60
const BEND = WIDTH / 2

export function rankLines({ title, places, pitch, lines }: RankLinesSpec): Picture {
  const y = (place: number) => (place + 0.5) * pitch
  const shapes = (['narrow', 'wide', 'chosen'] as const).flatMap((look) => {
    const d = lines
      .filter((line) => line.look === look)
      .map(({ from, to }) => `M0 ${y(from)}C${BEND} ${y(from)} ${BEND} ${y(to)} ${WIDTH} ${y(to)}`)
      .join('')
    return d === '' ? [] : [element('path', { d, fill: 'none', ...looks[look] })]
  })
  const moved = lines.filter(({ from, to }) => from !== to).length
  const sentence = chartWords.ranks(lines.length, moved)
  return picture({ width: WIDTH, height: places * pitch, title, sentence }, shapes)
}
