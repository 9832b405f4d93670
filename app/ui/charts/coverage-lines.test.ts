import { describe, expect, test } from 'vitest'
import { coverageLines } from './coverage-lines.ts'

const line = (label: string, to: number) => ({
  label,
  points: [
    { year: 2023, value: 57.4 },
    { year: 2030, value: to },
  ],
})
const spec = {
  title: 'Places pour 100 enfants',
  known: [{ year: 2023, value: 57.4 }],
  carried: [line('mêmes places', 62.4), line('assistantes maternelles en moins', 58.6)],
  target: { label: 'cible de 2030', value: 60, year: 2030 },
  reference: { label: 'Hauts-de-Seine', value: 72.1 },
}

describe('a number carried on', () => {
  test('shows where it parts from, each hypothesis, the target and the reference', async () => {
    const { svg, sentence } = coverageLines(spec, 620)
    expect(sentence).toBe(
      '57,4 en 2023 ; 62,4 en 2030, mêmes places ; 58,6 en 2030, assistantes maternelles en moins ; cible de 2030 60,0 ; Hauts-de-Seine 72,1.',
    )
    await expect(svg).toMatchFileSnapshot('golden/coverage-lines.svg')
  })
  test('words at the end of the lines never lie one upon the other', () => {
    const close = coverageLines({ ...spec, carried: [line('a', 60.1), line('b', 60.2)] }, 620).svg
    const places = [...close.matchAll(/font-weight="600"[^>]*|y="([\d.]+)"[^>]*font-weight="600"/g)].flatMap(([, y]) =>
      y === undefined ? [] : [Number(y)],
    )
    const sorted = places.toSorted((one, other) => one - other)
    for (const [place, y] of sorted.entries())
      if (place > 0) expect(y - (sorted[place - 1] ?? 0)).toBeGreaterThanOrEqual(15)
  })
  test('says so when there is nothing', () => {
    expect(coverageLines({ ...spec, known: [], carried: [] }, 620).sentence).toBe('aucune valeur.')
  })
})
