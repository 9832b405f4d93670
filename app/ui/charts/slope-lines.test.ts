import { expect, test } from 'vitest'
import { slopeLines } from './slope-lines.ts'

const others = [
  { label: 'Garches', from: 106, to: 111 },
  { label: 'Clamart', from: 65.8, to: 72.9 },
  { label: 'Villeneuve-la-Garenne', from: 40.7, to: 34.6 },
]
const own = [{ label: 'Gennevilliers', from: 54.1, to: 57.4 }]
const reference = { label: 'Hauts-de-Seine', from: 71.2, to: 72.1 }

test('slopes say one’s own and the reference; of the others the highest and the lowest are named', async () => {
  const { svg, sentence } = slopeLines({ title: 'Places d’accueil', years: [2021, 2023], others, own, reference })
  expect(sentence).toBe(
    '2021-2023 : Hauts-de-Seine 71,2 puis 72,1 ; Gennevilliers 54,1 puis 57,4 ; 3\u00a0autres lignes.',
  )
  expect(svg).not.toContain('Clamart')
  await expect(svg).toMatchFileSnapshot('golden/slope-lines.svg')
})
test('words at one end are never one over the other, and stay in the picture', () => {
  const near = Array.from({ length: 4 }, (_, at) => ({ label: `Commune ${at}`, from: 50 + at / 10, to: 50 + at / 10 }))
  const { svg } = slopeLines({ title: 'T', years: [2021, 2023], others: [], own: near, reference })
  const heights = [...svg.matchAll(/<text[^>]* x="174" y="([\d.]+)"/g)].map(([, y]) => Number(y))
  expect(heights).toHaveLength(5)
  const sorted = heights.toSorted((one, other) => one - other)
  for (const [at, y] of sorted.entries()) expect(y - (sorted[at - 1] ?? -20)).toBeGreaterThanOrEqual(14.9)
  expect(Math.max(...heights)).toBeLessThanOrEqual(260)
})
test('of equal values, of one place and of none are drawn without a broken number', () => {
  const flat = { label: 'A', from: 3, to: 3 }
  for (const lines of [[], [flat], [flat, flat]])
    expect(slopeLines({ title: 'T', years: [2021, 2023], others: lines, own: [] }).svg).not.toMatch(/NaN|Infinity/)
})
