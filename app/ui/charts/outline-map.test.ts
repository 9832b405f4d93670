import { describe, expect, test } from 'vitest'
import { outlineMap } from './outline-map.ts'
import { boundaryOf, type Outline, ringsOf } from './outlines.ts'
import { classesOf } from './value-classes.ts'

/** Squares in a row, from west to east: `0` beside `1` beside `2`… */
const side = (one: string, other: string | null, points: Outline['points']): Outline => ({ one, other, points })
const squares = (count: number): readonly Outline[] =>
  Array.from({ length: count }, (_, at) => [
    side(`${at}`, null, [
      [at, 45],
      [at + 1, 45],
    ]),
    side(`${at}`, null, [
      [at, 46],
      [at + 1, 46],
    ]),
    side(`${at}`, at + 1 < count ? `${at + 1}` : null, [
      [at + 1, 45],
      [at + 1, 46],
    ]),
    ...(at === 0
      ? [
          side('0', null, [
            [0, 45],
            [0, 46],
          ]),
        ]
      : []),
  ]).flat()
const placesOf = (values: readonly (number | null)[]) =>
  values.map((value, at) => ({
    ...{ code: `${at}`, label: `Commune ${at}`, value, isOwn: at === 0 },
    look: value === null ? ('secret' as const) : ('value' as const),
  }))
const format = (value: number) => `${value} €`
const draw = (values: readonly (number | null)[], outlines = squares(values.length)) =>
  outlineMap({ title: 'Revenu', places: placesOf(values), outlines, format, missingWords: { secret: 'secret' } })
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0

describe('outlines made of lines', () => {
  test('a place is its lines laid end to end', () => {
    const rings = ringsOf(squares(1))
    expect(rings).toHaveLength(1)
    expect(rings[0]).toHaveLength(5)
    expect(rings[0]?.[0]).toEqual(rings[0]?.at(-1))
  })
  test('several places together keep what they do not share', () => {
    const together = ringsOf(boundaryOf(squares(3), (code) => code !== '2'))
    expect(together).toHaveLength(1)
    expect(together[0]).toHaveLength(7)
  })
})

describe('classes', () => {
  test.each([
    ['five with round limits', [41, 47, 52, 58, 61, 66, 71, 74, 83, 92], 5],
    ['one when all are alike', [7, 7, 7, 7, 7, 7], 1],
    ['one when they are few', [1, 9], 1],
  ])('%s', (_, values, expected) => {
    const classes = classesOf(values)
    expect(classes).toHaveLength(expected)
    expect(classes.reduce((sum, one) => sum + one.count, 0)).toBe(values.length)
    expect(classes.every((one) => one.count > 0)).toBe(true)
  })
  test('holds every value once, wherever its limits are', () => {
    const values = Array.from({ length: 200 }, (_, at) => Math.sin(at) * 1000)
    expect(classesOf(values).reduce((sum, one) => sum + one.count, 0)).toBe(200)
  })
  test('none is empty, and no two limits read alike', () => {
    const values = [12, 14.6, 14.8, 15.1, 15.3, 15.4, 17, 21]
    const percents = (value: number) => `${Math.round(value)} %`
    const classes = classesOf(values, percents)
    expect(classes.every(({ count }) => count > 0)).toBe(true)
    expect(classes.filter(({ from, to }) => to !== undefined && percents(from) === percents(to))).toEqual([])
    expect(classes.reduce((sum, one) => sum + one.count, 0)).toBe(values.length)
  })
})

describe('a map of outlines', () => {
  test('shades what is known, hatches what is secret, and tells its ends', () => {
    const { svg, sentence } = draw([50, 10, 20, 30, 40, 60, null])
    const [places = ''] = /<g[^>]*data-places[\s\S]*?<\/g>/.exec(svg) ?? []
    expect(count(places, /<path[^>]*><title>/g)).toBe(7)
    expect(count(svg, /<path[^>]*fill="url\(#secret\)"/g)).toBe(1)
    expect(svg).toContain('<title>Commune 6\u00a0: secret</title>')
    expect(sentence).toBe('6\u00a0communes de 10 € à 60 €, 1 sans valeur.')
    expect(svg).not.toMatch(/NaN|Infinity/)
  })
  test('draws around one’s own, and names it', () => {
    expect(count(draw([3, 1]).svg, /stroke-width="2.5"/g)).toBe(1)
    expect(draw([3, 1]).svg).toMatch(/font-weight="700">Commune 0</)
  })
  test.each([
    ['on-screen', 12],
    ['on-phone', 18],
  ])('a name wider than its place is on two lines, and no name covers another: %s', (group, size) => {
    const long = placesOf([30, 10, 20, 25]).map((place, at) => ({ ...place, label: `Communauté de la vallée ${at}` }))
    const { svg } = outlineMap({ title: 'T', places: long, outlines: squares(4), format })
    const names = new RegExp(`<g class="${group}" font-size="${size}"[\\s\\S]*?</g>`).exec(svg)?.[0] ?? ''
    expect(names).toMatch(/>Communauté<[\s\S]*>de la vallée 0</)
    const lines = [...names.matchAll(/<text[^>]* x="([\d.]+)"[^>]* y="([\d.]+)"[^>]*>([^<]+)</g)].map(
      ([, x, y, words]) => ({ x: Number(x), y: Number(y), half: ((words?.length ?? 0) * size * 0.475) / 2 }),
    )
    expect(lines.length).toBeGreaterThan(2)
    const covering = lines.filter((one, at) =>
      lines.some(
        (other, place) =>
          place > at && Math.abs(one.y - other.y) < size && Math.abs(one.x - other.x) < one.half + other.half,
      ),
    )
    expect(covering).toEqual([])
  })
  test('its legend says how many places each shade holds, and what has no value', () => {
    const { legend } = draw([50, 10, 20, 30, 40, 60, null])
    expect(legend.classes.map(({ words, counted }) => `${words} : ${counted}`)).toEqual([
      'moins de 20 € : 1\u00a0commune',
      '20 € à 30 € : 1\u00a0commune',
      '30 € à 40 € : 1\u00a0commune',
      '40 € à 50 € : 1\u00a0commune',
      '50 € et plus : 2\u00a0communes',
    ])
    expect(legend.missing).toEqual([{ look: 'secret', words: 'secret' }])
    expect(draw([1]).legend.missing).toEqual([])
  })
  test('a place without outline is a dot at its centre; without anything, it is not drawn', () => {
    const places = placesOf([1, 2, 3]).map((place, at) =>
      at === 2 ? { ...place, centre: [1.5, 45.5] as const } : place,
    )
    const map = outlineMap({ title: 'T', places, outlines: squares(2), format })
    expect(count(map.svg, /<circle[^>]*><title>Commune 2/g)).toBe(1)
    expect(count(draw([1, 2, 3], squares(2)).svg, /<title>Commune 2/g)).toBe(0)
  })
  test('a count is a circle, its surface the number', () => {
    const map = outlineMap({ title: 'T', places: placesOf([100, 400]), outlines: squares(2), format, measure: 'count' })
    const [small, large] = [...map.svg.matchAll(/<circle[^>]* r="([\d.]+)"/g)]
      .map(([, r]) => Number(r))
      .toSorted((a, b) => a - b)
    expect((large ?? 0) / (small ?? 1)).toBeCloseTo(2, 1)
    // One goes through the places, each once.
    expect(count(map.svg, /<title>Commune/g)).toBe(2)
  })
  test('of a région, one path a class', () => {
    const { svg } = draw(Array.from({ length: 1000 }, (_, at) => at))
    expect(count(svg, /<path/g)).toBeLessThan(10)
  })
  test('without a value or an outline says so, and words never become markup', () => {
    expect(draw([null]).sentence).toBe('aucune valeur.')
    expect(draw([1], []).sentence).toBe('aucune valeur.')
    const places = placesOf([1, 2]).map((place) => ({ ...place, label: '<script>' }))
    expect(outlineMap({ title: 'T', places, outlines: squares(2), format }).svg).not.toContain('<script')
  })
})
