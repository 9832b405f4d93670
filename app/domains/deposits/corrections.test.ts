import { expect, test } from 'vitest'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import {
  changesNothing,
  flagCorrected,
  gridOfTable,
  listMarked,
  listNotSaidAgain,
  withoutJoined,
} from './corrections.ts'
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
  const said = { notSaidAgain: 0, isTheSame: false, isBesideSecrets: false }
  expect(refusalToCorrect(former, { ...counted, statisticalUnit: 'foyers' }, said)).toBeUndefined()
  expect(refusalToCorrect({ ...former, state: 'withdrawn' }, counted, said)).toBeUndefined()
  expect(refusalToCorrect({ ...former, state: 'refused' }, counted, said)).toBe('not-shown-yet')
  expect(refusalToCorrect({ ...former, state: 'checking' }, counted, said)).toBe('not-shown-yet')
  expect(refusalToCorrect({ ...former, state: 'corrected' }, counted, said)).toBe('already-corrected')
  expect(refusalToCorrect({ ...former, state: 'withdrawn', isCorrected: true }, counted, said)).toBe(
    'already-corrected',
  )
  expect(refusalToCorrect(former, { ...counted, unit: 'percent' }, said)).toBe('corrects-other-counts')
  expect(refusalToCorrect(former, counted, { ...said, notSaidAgain: 1 })).toBe('corrects-fewer-cells')
  expect(refusalToCorrect(former, counted, { ...said, isTheSame: true })).toBe('corrects-nothing')
  expect(refusalToCorrect(former, counted, { ...said, isBesideSecrets: true })).toBe('corrects-beside-secrets')
})

test('a year, a place or a category that is not said again is named: under another name, nothing would be compared', () => {
  const renamed = { ...released(20), rows: [{ id: 'ville', label: 'ville', parentId: null }] }
  expect(listNotSaidAgain([released(20)], [released(21)])).toEqual([])
  expect(listNotSaidAgain([released(20)], [renamed])).toEqual(['« town »'])
  expect(listNotSaidAgain([released(20)], [released(21, 'foyers 2025')])).toEqual(['l’année 2024'])
})

test('a count that is not said again is named, unless it is said why', () => {
  const empty = { ...released(20), cells: [[null]] }
  expect(listNotSaidAgain([released(20)], [empty])).toEqual(['« town, all, 2024 »'])
  const absent = { rowId: 'town', columnId: 'all', year: 2024, reason: 'not-published' } as const
  expect(listNotSaidAgain([released(20)], [empty], listMarked([absent]))).toEqual([])
  expect(listNotSaidAgain([released(20)], [empty], listMarked([{ ...absent, reason: 'not-collected' }]))).toHaveLength(
    1,
  )
})

test('a correction that says nothing otherwise is seen, more lines or not', () => {
  expect(changesNothing([released('secret')], [released('secret'), released(3, 'foyers 2025')])).toBe(true)
  expect(changesNothing([released(20)], [released(21)])).toBe(false)
})

const band = (id: string, parentId: string | null, isWithheld = false) => ({
  ...{ id, label: id, parentId },
  ...(isWithheld && { isWithheld }),
})
/** `a` and `b` put together, and apart. */
const joined: ReleasedTable = {
  ...released(20),
  columns: [band('a+b', 'all'), band('a', 'a+b', true), band('b', 'a+b', true), band('c', 'all'), band('all', null)],
  cells: [[12, null, null, 8, 20]],
}
const apart: ReleasedTable = {
  ...joined,
  columns: [band('a', 'all'), band('b', 'all'), band('c', 'all'), band('all', null)],
  cells: [[6, 6, 8, 20]],
}

test('what was put together is corrected apart or together, and is typed again apart', () => {
  expect(listNotSaidAgain([joined], [apart])).toEqual([])
  expect(listNotSaidAgain([joined], [joined])).toEqual([])
  expect(listNotSaidAgain([apart], [joined])).toEqual([])
  expect(listNotSaidAgain([joined], [{ ...apart, columns: apart.columns.slice(1) }])).toEqual(['« a »'])
  const said = [12, 8].map(
    (value, rank) => ({ place: 0, category: rank + 1, year: 2024, value, status: 'published' }) as const,
  )
  const places = [{ place: 0, name: 'town', territoryCode: null, areaId: null }]
  const total = { place: 0, category: 0, year: 2024, value: 20, status: 'published' } as const
  const table = withoutJoined({ places, categories: ['a+b', 'c'], cells: [...said, total] }, [joined])
  expect(gridOfTable(table)).toEqual([
    ['Lieu', 'a', 'b', 'c', 'Ensemble'],
    ['town', 's', 's', '8', '20'],
  ])
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
