import { describe, expect, test } from 'vitest'
import { type ResultLineSpec, resultLine } from './result-line.ts'

const spec: ResultLineSpec = {
  title: 'Familles en insertion dont un enfant est accueilli, par an',
  points: [
    { year: 2025, value: 22 },
    { year: 2026, value: 24 },
    { year: 2027, value: 35 },
    { year: 2028, value: 41 },
  ],
  target: { year: 2029, value: 60 },
  gap: '19 de plus',
}
const of = (change: Partial<ResultLineSpec>, width = 540) => resultLine({ ...spec, ...change }, width)

describe('a result beside « si rien n’avait changé »', () => {
  test('says its values, the target and the flat line, and draws them', async () => {
    const { svg, sentence } = of({})
    expect(sentence).toBe(
      '22 en 2025, 24 en 2026, 35 en 2027, 41 en 2028 ; cible 60 en 2029 ; si rien n’avait changé, 22.',
    )
    await expect(svg).toMatchFileSnapshot('golden/result-line.svg')
  })
  test('without a target, without any value', () => {
    expect(of({ target: null }).sentence).toBe(
      '22 en 2025, 24 en 2026, 35 en 2027, 41 en 2028 ; si rien n’avait changé, 22.',
    )
    expect(of({ points: [], target: null, gap: null }).sentence).toBe('aucune valeur.')
  })
  test.each<[string, Partial<ResultLineSpec>]>([
    ['one value', { points: [{ year: 2025, value: 22 }] }],
    ['zeros', { points: [{ year: 2025, value: 0 }], target: { year: 2025, value: 0 } }],
    [
      'values far from zero',
      {
        points: [
          { year: 2020, value: 950 },
          { year: 2024, value: 990 },
        ],
        target: null,
      },
    ],
    ['below zero', { points: [{ year: 2020, value: -4 }], target: { year: 2030, value: -1 } }],
    ['a target that is the start', { target: { year: 2029, value: 22 } }],
    ['twenty years', { points: Array.from({ length: 20 }, (_, index) => ({ year: 2005 + index, value: index })) }],
  ])('stays in its frame with %s, on a screen and on a phone', (_title, change) => {
    for (const width of [310, 540]) {
      const { svg } = of(change, width)
      expect(svg).not.toMatch(/NaN|Infinity/)
      for (const [, x = ''] of svg.matchAll(/ (?:cx|x1|x2)="([-\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0)
        expect(Number(x)).toBeLessThanOrEqual(width)
      }
      for (const [, y = ''] of svg.matchAll(/ (?:cy|y1|y2)="([-\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(252)
    }
  })
  test('words never become markup', () => {
    expect(of({ title: '<script>', gap: '<b>' }).svg).not.toMatch(/<script>|<b>/)
  })
})
