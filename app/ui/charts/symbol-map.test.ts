import { describe, expect, test } from 'vitest'
import { symbolMap } from './symbol-map.ts'

const counted = ['action', 'actions'] as const
const spots = [
  { label: 'Gennevilliers', longitude: 2.294, latitude: 48.934, count: 12 },
  { label: 'Villeneuve-la-Garenne', longitude: 2.325, latitude: 48.937, count: 3 },
  { label: 'Asnières-sur-Seine', longitude: 2.288, latitude: 48.916, count: 0 },
]
const around = [
  { label: 'Colombes', longitude: 2.247, latitude: 48.923 },
  { label: 'Clichy', longitude: 2.306, latitude: 48.904 },
]
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(([, ...numbers]) => numbers.map(Number))

describe('a map of symbols', () => {
  test('the surface of a circle is its count; a place without any keeps its name where there is room', async () => {
    const { svg, sentence } = symbolMap({ title: 'Où agit le plan', counted, spots, around })
    expect(sentence).toBe(
      'Gennevilliers 12\u00a0actions, Villeneuve-la-Garenne 3\u00a0actions et Asnières-sur-Seine 0\u00a0action.',
    )
    const radii = circles(svg).map(([, , radius]) => radius ?? 0)
    expect(radii.slice(0, 2)).toEqual([3, 3])
    expect((radii[2] ?? 0) / (radii[3] ?? 1)).toBeCloseTo(2)
    expect(svg).toContain('Asnières-sur-Seine, 0')
    await expect(svg).toMatchFileSnapshot('golden/symbol-map.svg')
  })
  test('a place without any has no name among many; what has some is named where it covers nothing', () => {
    const wide = Array.from({ length: 900 }, (_, rank) => ({
      ...{ label: `Commune ${rank}`, longitude: (rank % 30) / 30, latitude: 49 + Math.floor(rank / 30) / 40 },
      count: rank % 3 === 0 ? rank + 1 : 0,
    }))
    const { svg } = symbolMap({ title: 'T', counted, spots: wide, around: [] })
    const names = [...svg.matchAll(/<text[^>]*>(Commune \d+[^<]*)</g)].map(([, words]) => words ?? '')
    expect(names.length).toBeGreaterThan(10)
    expect(names.length).toBeLessThan(120)
    expect(names.filter((words) => words.endsWith(', 0'))).toEqual([])
    expect(names.slice(0, 8)).toEqual(
      [897, 894, 891, 888, 885, 882, 879, 876].map((rank) => expect.stringContaining(`Commune ${rank}`)),
    )
    expect(circles(svg)).toHaveLength(900)
  })
  test('north is up and east is right', () => {
    const { svg } = symbolMap({ title: 'T', counted, spots: spots.slice(0, 2), around: [] })
    const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = circles(svg)
    expect(east).toBeGreaterThan(west)
    expect(north).toBeLessThan(south)
  })
  test('is drawn with one place, with places at one point and with none', () => {
    const [one] = spots
    for (const given of [[], one ? [one] : [], one ? [one, { ...one, label: 'B' }] : []]) {
      const { svg, sentence } = symbolMap({ title: 'T', counted, spots: given, around: [] })
      expect(svg + sentence).not.toMatch(/NaN|Infinity/)
    }
  })
  test('many places are told by the largest ones', () => {
    const many = Array.from({ length: 20 }, (_, rank) => ({
      label: `C${rank}`,
      longitude: rank,
      latitude: 48,
      count: rank,
    }))
    expect(symbolMap({ title: 'T', counted, spots: many, around: [] }).sentence).toMatch(
      /^C19 .* et 13 autres lieux\.$/,
    )
  })
})
