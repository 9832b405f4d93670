import { describe, expect, test } from 'vitest'
import { bivariateMap } from './bivariate-map.ts'
import type { Outline } from './outlines.ts'
import { scatter } from './scatter.ts'

const axis = (title: string, median: number) => ({ title, median, medianWords: `médiane ${median}`, format: String })
const corner = (title: string) => ({ title, note: '1 commune' })
const draw = (points: readonly (readonly [number, number])[]) =>
  scatter({
    title: 'Offre et besoin',
    sentence: 'quatre communes.',
    points: points.map(([x, y], at) => ({ label: `Commune ${at}`, x, y, weight: (at + 1) * 100, isOwn: at === 0 })),
    ...{ x: axis('Places', 5), y: axis('RSA', 5) },
    corners: [corner('HG'), corner('HD'), corner('BG'), corner('BD')],
    shaded: 0,
  })

describe('a cloud of places', () => {
  test('has a circle each, one’s own last and named, in its frame', () => {
    const { svg } = draw([
      [1, 9],
      [9, 9],
      [1, 1],
      [9, 1],
    ])
    expect(svg.match(/<circle/g)).toHaveLength(4)
    expect(svg.lastIndexOf('<title>Commune 0')).toBeGreaterThan(svg.lastIndexOf('<title>Commune 3'))
    expect(svg).toMatch(/font-weight="700"[^>]*>Commune 0</)
    for (const [, cx, cy] of svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)) {
      expect(Number(cx)).toBeLessThan(760)
      expect(Number(cy)).toBeLessThan(500)
    }
  })
  test.each([
    ['one point', [[3, 3]]],
    [
      'equal points',
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ] as const)('stays in its frame with %s', (_, points) => {
    expect(draw(points).svg).not.toMatch(/NaN|Infinity/)
  })
  test('says so without a point', () => {
    expect(draw([]).sentence).toBe('aucune valeur.')
  })
})

describe('a map of two values', () => {
  const square = (code: string, at: number): Outline => ({
    ...{ one: code, other: null },
    points: [
      [at, 45],
      [at + 1, 45],
      [at + 1, 46],
      [at, 46],
      [at, 45],
    ],
  })
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({
    ...{ code: `${at}`, label: `Commune ${at}`, look: 'value' as const, isOwn: at === 2 },
    values: [at, 8 - at] as const,
  }))
  const spec = {
    ...{
      title: 'T',
      outlines: places.map(({ code }, at) => square(code, at)),
      more: ['plus de x', 'plus de y'] as const,
    },
    words: (x: number, y: number) => `${x} ; ${y}`,
  }
  test('gives each third of either side its colour', () => {
    const { svg } = bivariateMap({ ...spec, places })
    for (const colour of ['#b3517f', '#b3abbd', '#86b3a9'])
      expect(svg.match(new RegExp(`<path[^>]*fill="${colour}"`, 'g')), colour).toHaveLength(3)
    expect(svg).toMatch(/<title>Commune 2.: 2.; 6</)
  })
  test('leaves hollow what has one value only, and says so without any', () => {
    const [first, ...others] = places
    const alone = { ...first, values: null, look: 'absent' } as (typeof places)[number] & { values: null }
    expect(bivariateMap({ ...spec, places: [alone as never, ...others] }).svg).toContain('stroke-dasharray="3 2"')
    expect(bivariateMap({ ...spec, places: [] }).sentence).toBe('aucune valeur.')
  })
})
