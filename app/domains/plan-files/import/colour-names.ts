/** What one calls the colour of a cell. Pure. */

export type ColourName = 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple' | 'pink'

/** Where each begins on the wheel of colours, in degrees; past the last, red again. */
const wheel: readonly (readonly [from: number, ColourName])[] = [
  [0, 'red'],
  [18, 'orange'],
  [48, 'yellow'],
  [70, 'green'],
  [165, 'blue'],
  [260, 'purple'],
  [300, 'pink'],
  [345, 'red'],
]
const leastColour = 0.12

/** @param fill `#rrggbb` */
export function colourOf(fill: string): ColourName {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16) / 255)
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = most - least
  if (!(spread >= leastColour)) return 'grey'
  const third =
    most === red ? (green - blue) / spread : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4
  const degrees = (third * 60 + 360) % 360
  return wheel.findLast(([from]) => degrees >= from)?.[1] ?? 'red'
}
