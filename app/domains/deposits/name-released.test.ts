import { expect, test } from 'vitest'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { processorMs } from '#test/processor-ms.ts'
import { nameReleased } from './name-released.ts'
import type { KnownPlace } from './read-place.ts'

const places: readonly KnownPlace[] = [
  { id: '92036', name: 'Gennevilliers', codes: ['92036'], isWhole: true },
  { id: 'quartier:1', name: 'Les Agnettes', codes: [], isWhole: false },
]
const node = (id: string, parentId: string | null = null) => ({ id, label: id, parentId })
const table = (rows: ReleasedTable['rows'], columns: ReleasedTable['columns']): ReleasedTable => ({
  ...{ version: 1, universe: 'fichier', rows, columns, areZerosShown: true, rule: defaultRule('enfants') },
  cells: rows.map(() => columns.map(() => 10)),
})
const naming = { places, wholeCode: '92036', statisticalUnit: 'Enfants inscrits', dimension: '' }

test('a masked file bears the names that the page would have given', () => {
  const rows = [node('Total'), node('Les Agnettes', 'Total'), node('Secteur Nord', 'Total')]
  const named = nameReleased({ year: 2025, released: table(rows, [node('Nombre')]) }, naming)
  expect(named?.released.universe).toBe('enfants inscrits 2025')
  expect(named?.released.rows.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['92036', null],
    ['quartier:1', '92036'],
    ['nom:secteur nord', '92036'],
  ])
  expect(named?.released.columns.map(({ id }) => id)).toEqual(['ensemble'])
})

test('categories are named under what they are, their total apart', () => {
  const columns = [node('Total'), node('0-2 ans', 'Total'), node('3-5 ans', 'Total')]
  const released = table([node('Gennevilliers')], columns)
  const named = nameReleased({ year: 2025, released }, { ...naming, dimension: 'Tranche d’âge' })
  expect(named?.released.rows[0]?.id).toBe('92036')
  expect(named?.released.columns.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['ensemble', null],
    ['tranche d age:0 2 ans', 'ensemble'],
    ['tranche d age:3 5 ans', 'ensemble'],
  ])
})

test('two lines that are one place are refused', () => {
  expect(
    nameReleased({ year: 2025, released: table([node('Total'), node('Ensemble')], [node('Nombre')]) }, naming),
  ).toBeUndefined()
})

test('five thousand lines beside the communes of a département are named at once', () => {
  const communes = Array.from({ length: 900 }, (_, rank) => ({
    ...{ id: `${62_001 + rank}`, name: `Saint-Vaast-en-Artois ${rank}`, codes: [`${62_001 + rank}`], isWhole: false },
  }))
  const rows = Array.from({ length: 5_000 }, (_, rank) => node(`Secteur de l’Artois ${rank}`))
  const name = () => nameReleased({ year: 2025, released: table(rows, [node('c')]) }, { ...naming, places: communes })
  expect(processorMs(name)).toBeLessThan(1_500)
  expect(name()?.released.rows[7]?.id).toBe('nom:secteur de l artois 7')
})
