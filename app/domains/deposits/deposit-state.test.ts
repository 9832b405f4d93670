import { expect, test } from 'vitest'
import { readPasted } from '#app/domains/documents/read-pasted.ts'
import {
  categoryNameOf,
  type Draft,
  emptyGrid,
  lackOf,
  pasteTable,
  type Setting,
  startDraft,
  understand,
} from './deposit-state.ts'

const setting: Setting = {
  known: [],
  whole: { code: null, name: 'Creuse' },
  totalName: 'Total',
  fileTotalName: 'Total',
  remembered: [],
}
const start = startDraft('Lieu', 2024)
const read = (pasted: string, about: Partial<Draft['about']>) => {
  const draft: Draft = { ...start, typed: readPasted(pasted), about: { ...start.about, year: '2024', ...about } }
  return { draft, understood: understand(draft, setting) }
}

test.each([
  ['several categories', 'Lieu\t0-2 ans\t3-5 ans\nGouzon\t12\t14\nBoussac\t20\t31', 'tranche d’âge'],
  ['a single category', 'Lieu\tmoins de 3 ans\nGouzon\t12\nBoussac\t20', 'tranche d’âge'],
  ['no category', 'Lieu\t2024\nGouzon\t12\nBoussac\t20', ''],
])('%s: what the form asked of the categories is what it sends', (_, pasted, sent) => {
  const { draft, understood } = read(pasted, { statisticalUnit: 'enfants', dimension: 'tranche d’âge' })
  expect(categoryNameOf(draft, understood)).toBe(sent)
  const asked = read(pasted, { statisticalUnit: 'enfants', dimension: '' })
  expect(lackOf(asked.draft, asked.understood) === 'dimension').toBe(sent !== '')
})

test('a deposit that goes on from another begins with what that one said, its year and its figures aside', () => {
  const said = { statisticalUnit: 'enfants', categoryName: 'âge', threshold: 11, isBlurredAtSource: false }
  const { about, typed } = startDraft('Lieu', 2024, { ...said, unit: 'count' })
  expect(about).toMatchObject({ unit: 'count', statisticalUnit: 'enfants', dimension: 'âge', threshold: 11, year: '' })
  expect(typed).toEqual(start.typed)
})

test('a table pasted in the first cell leaves no year that was only proposed; elsewhere it fills its own cells', () => {
  const grid = emptyGrid('Lieu', 2025)
  const pasted = readPasted('Quartier\t2025\nLe Luth\t518\nTotal\t920')
  expect(pasteTable(grid, 0, 0, pasted)).toEqual(pasted)
  expect(pasteTable(grid, 1, 0, [['Le Luth', '518']])[0]).toEqual(['Lieu', '2023', '2024', '2025'])
  expect(pasteTable(grid, 0, 0, [['Quartier']])[0]).toEqual(['Quartier', '2023', '2024', '2025'])
})
