import { expect, test } from 'vitest'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { listContradictions } from './contradictions.ts'
import { depositLabels as t } from './deposit-labels.fr.ts'

const node = (id: string, parentId: string | null = 'town') => ({ id, label: id, parentId })
const rows = [node('town', null), node('Luth'), node('Village')]
const columns = [{ id: 'all', label: t.total, parentId: null }]
const table = (year: number, ...values: readonly (number | null)[]) => ({
  year,
  table: { universe: `foyers ${year}`, rows, columns, values: values.map((value) => [value]) },
})
const released = (year: number, ...cells: readonly (number | 'secret' | null)[]): ReleasedTable => ({
  ...{ version: 1, universe: `foyers ${year}`, rows, columns, rule: defaultRule('foyers'), areZerosShown: true },
  cells: cells.map((cell) => [cell]),
})

test('what was shown otherwise is found, by its place and its year; the same count, a hidden one, another year are not', () => {
  const tables = [table(2024, 20, 12, 8), table(2025, 21, 13, null)]
  expect(listContradictions(tables, [released(2024, 20, 12, 8)])).toEqual([])
  expect(listContradictions(tables, [released(2025, 21, 'secret', 9), released(2023, 1, 1, 1)])).toEqual([])
  expect(listContradictions(tables, [released(2025, 20, 12, 8), released(2025, 19, 11, 8)])).toEqual([
    { year: 2025, place: 'town', category: t.total, shown: 20, now: 21 },
    { year: 2025, place: 'Luth', category: t.total, shown: 12, now: 13 },
  ])
})

test('they are told with both counts, three of them, the others counted', () => {
  const one = { year: 2025, place: 'Luth', category: t.total, shown: 69, now: 70 }
  expect(t.contradicts([one])).toContain('déjà diffusé, Luth en 2025 (69 diffusé, 70 ici). Un effectif')
  const many = [one, { ...one, category: 'moins de 3 ans' }, one, one, one]
  expect(t.contradicts(many)).toContain('Luth, moins de 3 ans en 2025 (69 diffusé, 70 ici)')
  expect(t.contradicts(many)).toContain(' et 2\u00a0autres. Un effectif')
})
