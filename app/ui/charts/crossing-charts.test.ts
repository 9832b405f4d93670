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
  test('has a smaller frame on a phone, where every word of its corners and axes is whole and inside', () => {
    const long = 'Besoin fort, offre faible'
    const { svg } = scatter(
      {
        ...{ title: 'Offre et besoin', sentence: 'deux communes.' },
        points: [
          { label: 'Une', x: 1, y: 9, weight: 10, isOwn: true },
          { label: 'Deux', x: 9, y: 1, weight: 10, isOwn: false },
        ],
        ...{ x: axis(`${'Places '.repeat(12)}2024`, 5), y: axis('RSA', 5) },
        corners: [corner(long), corner(long), corner(long), corner(long)],
      },
      'phone',
    )
    expect(svg).toContain('width="340"')
    const words = [...svg.matchAll(/<text([^>]*)>([^<]*)</g)].map(([, look = '', said = '']) => ({ look, said }))
    const said = words.map((one) => one.said).join(' ')
    expect(said.match(/Besoin fort, offre faible/g)).toHaveLength(4)
    expect(said.match(/Places/g)).toHaveLength(12)
    for (const { look, said: line } of words) {
      const at = (name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(look)?.[1] ?? 12)
      const width = line.length * at('font-size') * 0.5
      const anchor = /text-anchor="(\w+)"/.exec(look)?.[1]
      const from = anchor === 'end' ? at(' x') - width : anchor === 'middle' ? at(' x') - width / 2 : at(' x')
      expect([line, from >= -2 && from + width <= 346]).toEqual([line, true])
      expect(at(' y')).toBeLessThanOrEqual(440)
    }
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
    // The usual colour is said once, of the group.
    const coloured = (colour: string) => svg.match(new RegExp(`<path[^>]*fill="${colour}"`, 'g'))?.length
    expect(svg).toContain('<g fill="#b3517f"')
    expect(['#b3abbd', '#86b3a9'].map(coloured)).toEqual([3, 3])
    expect(svg.match(/<path d="[^"]*"><title>/g)).toHaveLength(3)
    expect(svg).toMatch(/<title>Commune 2.: 2.; 6</)
  })
  test('leaves hollow what has one value only, and says so without any', () => {
    const [first, ...others] = places
    const alone = { ...first, values: null, look: 'absent' } as (typeof places)[number] & { values: null }
    expect(bivariateMap({ ...spec, places: [alone as never, ...others] }).svg).toContain('stroke-dasharray="3 2"')
    expect(bivariateMap({ ...spec, places: [] }).sentence).toBe('aucune valeur.')
  })
})
