import { expect, test } from 'vitest'
import { parseAmounts, saysMoreThanAmounts } from './parse-amount.ts'

test.each([
  ['12 k€', 12_000],
  ['12k€', 12_000],
  ['12 000 €', 12_000],
  ['12\u202f000\u00a0€', 12_000],
  ['12.000 euros', 12_000],
  ['12 000,50 €', 12_000.5],
  ['1,2 M€', 1_200_000],
  ['45000', 45_000],
  ['2 500', 2500],
])('« %s » is %d euros', (text, euros) => {
  expect(parseAmounts(text)).toEqual([{ label: '', euros }])
})

test('several amounts keep what is written before them', () => {
  expect(parseAmounts('Caf : 5 000 € + Ville : 3 k€')).toEqual([
    { label: 'Caf', euros: 5000 },
    { label: 'Ville', euros: 3000 },
  ])
  expect(parseAmounts('CAF 10 000 €\nVille 2 000 €').map(({ label }) => label)).toEqual(['CAF', 'Ville'])
})

test('what is written after amounts is never said of the next one', () => {
  const labels = (text: string) => parseAmounts(text).map(({ label }) => label)
  expect(labels('3 000 € Caf / 2 000 € Ville')).toEqual(['', ''])
  expect(labels('3 000 € le matériel, 2 000 € la remise en état')).toEqual(['', ''])
  expect(labels('Caf : 3 000 €, Ville : 2 000 € par an')).toEqual(['Caf', 'Ville'])
  expect(labels('CAF 3 000 €, Ville 2 000 € / an')).toEqual(['CAF', 'Ville'])
  expect(labels('Budget 3 000 € Caf, 2 000 € Ville')).toEqual(['', ''])
  expect(labels('2026 : 3 000 € Caf / 2 000 € Ville')).toEqual(['2026', ''])
  expect(labels('Caf : 3 000 €, Ville : 2 000 € à confirmer')).toEqual(['Caf', 'Ville'])
  expect(saysMoreThanAmounts('3 000 € Caf / 2 000 € Ville')).toBe(true)
})

test.each(['à définir', '', '3 ETP', 'temps agent'])('« %s » holds no amount', (text) => {
  expect(parseAmounts(text)).toEqual([])
})

test.each(['12000 à 15000 €', '12 000 € – 15 000 €', 'entre 10 et 15 k€'])('« %s », a range, is no amount', (text) => {
  expect(parseAmounts(text)).toEqual([])
})
test.each(['3x1500 €', '2 500 € x 4', '3 fois 500 €', '4 × 1 000 €'])('« %s », a product, is no amount', (text) => {
  expect(parseAmounts(text)).toEqual([])
})
test('what stands between two amounts and names nobody is no funder, and is said to say more', () => {
  expect(parseAmounts('3 000 € (2026) puis 4 000 €')).toEqual([
    { label: '', euros: 3000 },
    { label: '', euros: 4000 },
  ])
  expect(['3 000 € (2026) puis 4 000 €', '3 000 € (2026)', 'Caf (50 %) : 3 000 €'].map(saysMoreThanAmounts)).toEqual([
    true,
    true,
    false,
  ])
})
test('years before an amount are no range', () => {
  expect(parseAmounts('2026 - 2027 : 5 000 €').map(({ euros }) => euros)).toEqual([5000])
})
