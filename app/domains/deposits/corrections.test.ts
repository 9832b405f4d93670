import { expect, test } from 'vitest'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { flagCorrected, gridOfTable, listNotSaidAgain } from './corrections.ts'
import { refusalToCorrect } from './deposits.ts'

const released = (count: number | 'secret', universe = 'foyers 2024'): ReleasedTable => ({
  ...{ version: 1, universe, rule: defaultRule('foyers'), areZerosShown: true, cells: [[count]] },
  rows: [{ id: 'town', label: 'town', parentId: null }],
  columns: [{ id: 'all', label: 'all', parentId: null }],
})
const left = (table: ReleasedTable, isCorrection = false, isReplaced = false) => ({
  released: table,
  isCorrection,
  isReplaced,
})

test('a correction corrects what it replaces, and what left before and says the same count otherwise; nothing else', () => {
  const tables = [
    left(released(20), false, true),
    left(released(20)),
    left(released('secret')),
    left(released(20, 'foyers 2023')),
    left(released(21), true),
    left(released(22)),
  ]
  expect(flagCorrected(tables).map(({ isCorrected }) => isCorrected)).toEqual([true, true, false, false, false, false])
})

test('a correction says again the whole of the same counts', () => {
  const counted = { unit: 'count', statisticalUnit: 'Foyers', isBlurredAtSource: false } as const
  const former = { ...counted, state: 'shown', isCorrected: false } as const
  expect(refusalToCorrect(former, { ...counted, statisticalUnit: 'foyers' }, 0)).toBeUndefined()
  expect(refusalToCorrect({ ...former, state: 'withdrawn' }, counted, 0)).toBeUndefined()
  expect(refusalToCorrect({ ...former, state: 'refused' }, counted, 0)).toBe('not-shown-yet')
  expect(refusalToCorrect({ ...former, state: 'checking' }, counted, 0)).toBe('not-shown-yet')
  expect(refusalToCorrect({ ...former, state: 'corrected' }, counted, 0)).toBe('already-corrected')
  expect(refusalToCorrect({ ...former, state: 'withdrawn', isCorrected: true }, counted, 0)).toBe('already-corrected')
  expect(refusalToCorrect(former, { ...counted, unit: 'percent' }, 0)).toBe('corrects-other-counts')
  expect(refusalToCorrect(former, counted, 1)).toBe('corrects-fewer-cells')
})

test('a year, a place or a category that is not said again is named: under another name, nothing would be compared', () => {
  const renamed = { ...released(20), rows: [{ id: 'ville', label: 'ville', parentId: null }] }
  expect(listNotSaidAgain([released(20)], [released(21)])).toEqual([])
  expect(listNotSaidAgain([released(20)], [renamed])).toEqual(['town'])
  expect(listNotSaidAgain([released(20)], [released(21, 'foyers 2025')])).toEqual(['foyers 2024'])
})

test('what was shown is typed again as it was, what was hidden as « s »; several years of categories are not one sheet', () => {
  const place = (rank: number, name: string) => ({ place: rank, name, territoryCode: null, areaId: null })
  const cell = (at: number, category: number, value: number | null, year = 2024) =>
    ({ place: at, category, year, value, status: value === null ? 'secret' : 'published' }) as const
  const places = [place(0, 'Ville'), place(1, 'Luth')]
  const cells = [cell(0, 1, 12), cell(0, 0, 20), cell(1, 1, null), cell(1, 0, 7.5)]
  expect(gridOfTable({ places, categories: ['bas'], cells })).toEqual([
    ['Lieu', 'bas', 'Ensemble'],
    ['Luth', 's', '7,5'],
    ['Ville', '12', '20'],
  ])
  expect(gridOfTable({ places, categories: ['bas'], cells: [...cells, cell(0, 1, 1, 2025)] })).toBeUndefined()
})
