/** From what was read to what the masking takes, and from what left to what pages show. */
import { describe, expect, test } from 'vitest'
import { readPasted } from '#app/domains/documents/read-pasted.ts'
import { maskTables, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import { absentOf, countTablesOf, listSumProblems, listUntoldTotals, type Naming, tableOf } from './count-tables.ts'
import { depositLabels } from './deposit-labels.fr.ts'
import { isSmall, refusalToReceive } from './deposits.ts'
import { type PlaceChoice, placesToCheck } from './place-choice.ts'
import { guessMapping } from './read-columns.ts'
import { readTable } from './read-table.ts'

const known = [{ id: '92036', name: 'Gennevilliers', codes: ['92036'], isWhole: true }]
const naming: Naming = {
  ...{
    known,
    whole: { name: 'Gennevilliers', code: '92036' },
    totalName: 'Ensemble',
    fileTotalName: 'Total de ces lieux',
  },
  ...{ statisticalUnit: 'foyers', dimension: 'quotient' },
}
const read = (text: string, year: number | null = null, choices: ReadonlyMap<string, PlaceChoice> = new Map()) => {
  const grid = readPasted(text)
  return readTable(grid, { mapping: guessMapping(grid), known, choices, year, isCount: true })
}
const noPlace = () => ({ territoryCode: null, areaId: null })

const byBand = `Quartier\tbas\tmoyen\thaut\tTotal
Luth\t518\t817\t3\t1338
Agnettes\t488\t719\t4\t1211
Village\t502\t1109\t105\t1716
Total\t1508\t2645\t112\t4265`

describe('masking of what was read', () => {
  test('no small count leaves, nothing hidden is recomputed, and pages show what left', async () => {
    const [first] = countTablesOf(read(byBand, 2023), naming)
    const rule = defaultRule('foyers')
    const [masked] = await maskTables(first ? [first.table] : [], rule, [])
    if (!masked) return expect.unreachable()
    expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
    const released = publishedFactsOf(masked)
    expect(JSON.stringify(released)).not.toMatch(/"cells":.*\b[34]\b[,\]]/)
    const table = tableOf([{ year: 2023, released }], '92036', noPlace)
    expect(refusalToReceive(table, 5)).toBeUndefined()
    expect(table.places.map(({ place, name }) => [place, name])).toEqual([
      [0, 'Gennevilliers'],
      [1, 'Luth'],
      [2, 'Agnettes'],
      [3, 'Village'],
    ])
    expect(table.categories).toEqual(['bas', 'moyen', 'haut'])
    expect(table.cells.find(({ place, category }) => place === 0 && category === 0)?.value).toBe(4265)
    expect(table.cells.filter(({ status }) => status === 'secret').length).toBeGreaterThanOrEqual(2)
    expect(table.cells.some(({ value }) => isSmall(value, 5))).toBe(false)
  })

  test('a cell without a figure leaves with what the file says of it, not as one that was never given', () => {
    const table = read('Quartier\tbas\thaut\nLuth\ts\t518\nAgnettes\tnd\t719\nVillage\t12\t', 2023)
    const absent = absentOf(table, naming)
    expect(absent.map(({ reason }) => reason)).toEqual(['secret', 'not-published', 'not-collected'])
    const [first] = countTablesOf(table, naming)
    for (const { rowId, columnId } of absent) {
      expect(first?.table.rows.map(({ id }) => id)).toContain(rowId)
      expect(first?.table.columns.map(({ id }) => id)).toContain(columnId)
    }
  })

  test('a total beside places of the file alone is asked about: theirs, it does not bear the name of the territory', () => {
    expect(placesToCheck(read(byBand, 2023).places).map(({ name }) => name)).toEqual([
      'Luth',
      'Agnettes',
      'Village',
      'Total',
    ])
    const own = read(byBand, 2023, new Map([['Total', 'own']]))
    const [table] = countTablesOf(own, naming)
    expect(table?.table.rows.map(({ id, label }) => [id, label])).toContainEqual(['nom:total', 'Total de ces lieux'])
    expect(table?.table.rows.map(({ label }) => label)).not.toContain('Gennevilliers')
    expect(listUntoldTotals(own, naming).map(({ label }) => label)).toEqual(['Total de ces lieux'])
    expect(placesToCheck(read('Lieu\t2023\nGennevilliers\t412\nTotal\t412').places)).toEqual([])
  })

  test('years of one series are protected together, each for itself', async () => {
    const tables = countTablesOf(
      read('Lieu\t2023\t2024\nGennevilliers\t412\t430\nLuth\t3\t12\nAgnettes\t409\t418'),
      naming,
    )
    expect(tables.map(({ year, table }) => [year, table.universe])).toEqual([
      [2023, 'foyers 2023'],
      [2024, 'foyers 2024'],
    ])
    const masked = await maskTables(
      tables.map(({ table }) => table),
      defaultRule('foyers'),
      [],
    )
    expect(masked.every(({ audit }) => audit.isSafe)).toBe(true)
    // 412 − 409 would give 3 back: its neighbour is hidden with it.
    expect(publishedFactsOf(masked[0] ?? expect.unreachable()).cells.flat()).toEqual(['secret', 'secret', 412])
    expect(publishedFactsOf(masked[1] ?? expect.unreachable()).cells.flat()).toEqual([12, 418, 430])
  })
})

describe('a total under a name of its own', () => {
  const city = 'Quartier\t2025\nLuth\t12\nAgnettes\t3\nGrésillons\t7\nVillage\t8\nChandon\t0\nToute la ville\t30'
  test('is told, protected as a total, and stays a line of the page', async () => {
    expect(listUntoldTotals(read(city), naming)).toEqual([
      {
        axis: 'rows',
        label: 'Toute la ville',
        years: [2025],
        parts: ['Luth', 'Agnettes', 'Grésillons', 'Village', 'Chandon'],
      },
    ])
    const [first] = countTablesOf(read(city), naming)
    const [masked] = await maskTables(first ? [first.table] : [], defaultRule('foyers'), [])
    const released = publishedFactsOf(masked ?? expect.unreachable())
    expect(released.cells.flat().filter((cell) => cell === 'secret')).toHaveLength(2)
    const { places } = tableOf([{ year: 2025, released }], '92036', noPlace)
    expect(places.map(({ place, name }) => [place, name])).toContainEqual([6, 'Toute la ville'])
  })
  test('of columns too, and subtotals under a total are no fault', () => {
    const ages = read('Quartier\t0-2 ans\t3-5 ans\tPetite enfance\nLuth\t12\t3\t15\nVillage\t20\t9\t29', 2025)
    expect(listUntoldTotals(ages, naming)).toEqual([
      { axis: 'columns', label: 'Petite enfance', years: [2025], parts: ['0-2 ans', '3-5 ans'] },
    ])
    const zones = read('Lieu\t2025\nLuth\t12\nFossé\t9\nNord\t21\nVillage\t8\nBords\t6\nSud\t14\nTotal\t35')
    expect(listSumProblems(zones)).toEqual([])
    expect(listUntoldTotals(zones, naming).map(({ label }) => label)).toEqual(['Nord', 'Sud'])
  })
  test('says in which years, each sum apart: one that holds a single year may be chance', () => {
    const years = read(
      'Quartier\t2023\t2024\t2025\nLuth\t12\t14\t15\nVillage\t20\t9\t30\nBords\t32\t23\t41\nFossé\t50\t31\t56',
    )
    expect(listUntoldTotals(years, naming)).toEqual([
      { axis: 'rows', label: 'Bords', years: [2023, 2024], parts: ['Luth', 'Village'] },
    ])
    expect(
      depositLabels.untoldTotal({ axis: 'rows', label: 'Bords', years: [2023, 2024], parts: ['Luth', 'Village'] }),
    ).toBe('Ligne « Bords », en 2023 et 2024 : la somme de « Luth », « Village ».')
  })
})

test('a total under its parts is named; over them, what remains is a count of its own', () => {
  const under = read('Lieu\t2024\nLuth\t12\nAgnettes\t20\nTotal\t30')
  expect(listSumProblems(under)).toMatchObject([{ kind: 'total-differs', row: 4, column: '2024' }])
  const over = read('Lieu\t2024\nLuth\t12\nAgnettes\t20\nTotal\t40')
  expect(listSumProblems(over)).toEqual([])
  const [table] = countTablesOf(over, naming)
  expect(table?.table.rows.find(({ id }) => id === '92036')?.isPartial).toBe(true)
})

describe('what the server sees by itself', () => {
  const place = { place: 0, name: 'Ville', territoryCode: null, areaId: null }
  const cell = (value: number | null) => ({ place: 0, category: 0, year: 2024, value, status: 'published' as const })
  test.each([
    ['a small count', [cell(3)], 'small-count'],
    ['nobody is no small count', [cell(0)], undefined],
    ['the threshold itself', [cell(5)], undefined],
    ['nothing', [], 'no-cell'],
    ['half a person', [cell(7.5)], 'not-a-count'],
    ['two figures in one place', [cell(7), cell(8)], 'repeated-cell'],
    ['a place nobody named', [{ ...cell(7), place: 4 }], 'unknown-place'],
  ] as const)('%s', (_, cells, refusal) => {
    expect(refusalToReceive({ places: [place], categories: [], cells: [...cells] }, 5)).toBe(refusal)
  })
})
