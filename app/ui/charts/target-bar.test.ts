import { describe, expect, test } from 'vitest'
import { type TargetBarSpec, targetBar } from './target-bar.ts'

const spec: TargetBarSpec = {
  title: 'Places pour 100 enfants',
  baseline: { value: 54.1, when: '2021' },
  last: { value: 57.4, when: '2023' },
  target: { value: 60, when: '2030' },
  marks: [
    { label: 'Hauts-de-Seine 72,1', value: 72.1 },
    { label: 'Île-de-France 57,2', value: 57.2 },
  ],
}
const of = (changes: Partial<TargetBarSpec>, width = 800) => targetBar({ ...spec, ...changes }, width)

describe('from a baseline to a target', () => {
  test('says the three values with their years, and draws them', async () => {
    const { svg, sentence } = of({})
    expect(sentence).toBe('départ 54,1 en 2021 ; dernière valeur 57,4 en 2023 ; cible 60 en 2030.')
    await expect(svg).toMatchFileSnapshot('golden/target-bar.svg')
  })
  test.each<[Partial<TargetBarSpec>, string]>([
    [{ last: spec.baseline }, 'départ et dernière valeur 54,1 en 2021 ; cible 60 en 2030.'],
    [{ baseline: null }, 'départ non mesuré ; dernière valeur 57,4 en 2023 ; cible 60 en 2030.'],
    [{ last: null, target: null }, 'départ 54,1 en 2021 ; aucune valeur connue ; cible à fixer.'],
    [{ last: { value: 12, when: '' } }, 'départ 54,1 en 2021 ; dernière valeur 12 ; cible 60 en 2030.'],
    [{ baseline: null, last: null, target: null }, 'départ non mesuré ; aucune valeur connue ; cible à fixer.'],
  ])('what is not known is said: %#', (given, sentence) => {
    expect(of(given).sentence).toBe(sentence)
  })
  test.each<[string, Partial<TargetBarSpec>]>([
    ['equal values', { last: { value: 60, when: '2025' }, baseline: { value: 60, when: '2021' }, marks: [] }],
    [
      'zeros',
      { baseline: { value: 0, when: '' }, last: { value: 0, when: '' }, target: { value: 0, when: '' }, marks: [] },
    ],
    ['a target below', { target: { value: 20, when: '2030' } }],
    ['below zero', { baseline: { value: -4, when: '2020' }, target: { value: -1, when: '2030' } }],
    ['nothing', { baseline: null, last: null, target: null, marks: [] }],
  ])('stays in its frame with %s, on a screen and on a phone', (_title, given) => {
    for (const width of [800, 320]) {
      const { svg } = of(given, width)
      expect(svg).not.toMatch(/NaN|Infinity/)
      const places = [...svg.matchAll(/\b(?:x|cx|x1|x2)="(-?[\d.]+)"/g)].map(([, place]) => Number(place))
      for (const place of places) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(width)
      }
    }
  })
  test('words never become markup', () => {
    const { svg } = of({ title: '<script>"&', marks: [{ label: '</svg>', value: 58 }] })
    expect(svg).toContain('<title>&lt;script&gt;&quot;&amp;</title>')
    expect(svg.match(/<\/svg>/g)).toHaveLength(1)
  })
})
