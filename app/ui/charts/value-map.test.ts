import { describe, expect, test } from 'vitest'
import { valueMap } from './value-map.ts'

/** A row of places from west to east. */
const placesOf = (values: readonly (number | null)[], own = 0) =>
  values.map((value, place) => ({
    ...{ label: `Commune ${place}`, longitude: 1 + place / 10, latitude: 44.5, value },
    isOwn: place === own,
  }))
const format = (value: number) => `${value} €`
const draw = (values: readonly (number | null)[]) => valueMap({ title: 'Revenu', places: placesOf(values), format })
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0

describe('a map of values', () => {
  test('has a dot for each place, darker where higher, and tells its ends and what is missing', () => {
    const { svg, sentence } = draw([5, 1, 2, 3, 4, null])
    expect(count(svg, /<circle/g)).toBe(6)
    for (const shade of ['#efedf7', '#d0cbe4', '#a7a0cc', '#6f65a8', '#453a86'])
      expect(count(svg, new RegExp(`<circle[^>]*fill="${shade}"`, 'g'))).toBe(1)
    expect(svg).toContain('<title>Commune 5\u00a0: sans valeur</title>')
    expect(sentence).toBe('5\u00a0communes de 1 € à 5 €, 1 sans valeur.')
  })
  test('draws what is one’s own last, and names it', () => {
    const { svg } = draw([1, 2, 3])
    expect(svg.lastIndexOf('Commune 0')).toBeGreaterThan(svg.lastIndexOf('Commune 2'))
    expect(count(svg, /<text[^>]*font-weight="700"[^>]*>Commune 0</g)).toBe(1)
  })
  test('says as many groups as the values make: one when all are alike', () => {
    expect(count(draw([7, 7, 7]).svg, /<rect/g)).toBe(1)
    expect(count(draw([1, 9]).svg, /<rect/g)).toBe(2)
  })
  test('of one place alone stands within its frame', () => {
    const [, x, y] = draw([4]).svg.match(/<circle cx="([\d.]+)" cy="([\d.]+)"/) ?? []
    expect(Number(x)).toBeGreaterThan(0)
    expect(Number(y)).toBeGreaterThan(0)
  })
  test('without any value says so and draws nothing', () => {
    expect(draw([null, null]).sentence).toBe('aucune valeur.')
    expect(count(draw([null]).svg, /<circle/g)).toBe(0)
  })
  test('writes names as words, whatever they hold', () => {
    const places = [{ ...placesOf([1])[0], label: '<script>"&' } as ReturnType<typeof placesOf>[number]]
    expect(valueMap({ title: 'Revenu', places, format }).svg).not.toContain('<script')
  })
})
