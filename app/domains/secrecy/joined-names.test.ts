/** Lines that name those they put together, or leave out: with a first table, they give back what it hides. Rules: docs/rules/secrecy.md §4.3 ter. */
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { listNamed } from './joined-names.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('foyers')
const node = (label: string, parentId: string | null): AxisNode => ({ id: label, label, parentId })
const columns = [node('Ensemble', null), ...['bas', 'moyen', 'haut'].map((id) => node(id, 'Ensemble'))]
const counts: Readonly<Record<string, readonly number[]>> = {
  'Le Luth': [3, 518, 817],
  'Les Agnettes': [30, 488, 4],
  Village: [22, 502, 40],
  Fossé: [41, 77, 6],
}
const sumOf = (names: readonly string[]) =>
  [0, 1, 2].map((band) => names.reduce((sum, name) => sum + (counts[name]?.[band] ?? 0), 0))
const line = (bands: readonly number[]) => [bands.reduce((sum, one) => sum + one, 0), ...bands]
const names = Object.keys(counts)
const town: CountTable = {
  ...{ universe: 'foyers 2023', columns },
  rows: [node('Ville', null), ...names.map((name) => node(name, 'Ville'))],
  values: [line(sumOf(names)), ...names.map((name) => line(sumOf([name])))],
}
const perimeter = (label: string, of: readonly string[]): CountTable => ({
  ...{ universe: town.universe, columns, rows: [node(label, null)], values: [line(sumOf(of))] },
})

test.each([
  ['Luth et Village', ['Le Luth', 'Village']],
  ['Quartiers du Luth, Village et Fossé', ['Le Luth', 'Village', 'Fossé']],
  ['Ville hors Luth', ['Les Agnettes', 'Village', 'Fossé']],
  ['Hors Luth et Fossé', ['Les Agnettes', 'Village']],
])('« %s », deposited after its town, opens nothing that the town hides', async (label, of) => {
  const left = publishedFactsOf(await maskTable(town, rule, []))
  const after = perimeter(label, of)
  const alone = publishedFactsOf(await maskTable(after, rule, []))
  const masked = await maskTable(after, rule, [left])
  expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
  const shown = publishedFactsOf(masked)
  expect(await auditRelease(shown, rule, [left])).toMatchObject({ isSafe: true })
  expect(alone.cells.flat().filter((cell) => cell === 'secret')).toEqual([])
  expect(await auditRelease(alone, rule, [left])).toMatchObject({ isSafe: false })
})

test('what the name says is left aside where what is shown denies it', async () => {
  const left = publishedFactsOf(await maskTable(town, rule, []))
  const other: ReleasedTable = { ...left, rows: [node('Luth et Agnettes', null)], cells: [[900, 300, 300, 300]] }
  expect(await auditRelease(other, rule, [left])).toMatchObject({ isSafe: true })
})

describe('names say', () => {
  const all = (label: string, others: readonly string[]) =>
    listNamed([node('Ville', null), ...others.map((one) => node(one, 'Ville')), node(label, null)]).map(
      ({ total, parts }) => `${total} = ${parts.join(' + ')}`,
    )
  test.each([
    ['Luth + Agnettes', ['Le Luth', 'Les Agnettes'], ['Luth + Agnettes = Le Luth + Les Agnettes']],
    ['Saint-Pierre et Miquelon', ['Saint-Pierre', 'Miquelon'], ['Saint-Pierre et Miquelon = Saint-Pierre + Miquelon']],
    ['A et B et C', ['A et B', 'C', 'A', 'B'], ['A et B et C = A et B + C', 'A et B = A + B']],
    [
      'Parc social et parc privé',
      ['Parc social', 'Parc privé'],
      ['Parc social et parc privé = Parc social + Parc privé'],
    ],
    ['Ville (hors le Luth)', ['Luth', 'Agnettes'], ['Ville = Luth + Ville (hors le Luth)']],
    ['Sauf Luth et Agnettes', ['Luth', 'Agnettes', 'C'], ['Ville = Luth + Agnettes + Sauf Luth et Agnettes']],
  ])('%s', (label, others, expected) => {
    expect(all(label, others).toSorted()).toEqual(expected.toSorted())
  })
  test.each([
    ['Luth et environs', ['Luth', 'Agnettes']],
    ['Luth et Luth', ['Luth', 'Agnettes']],
    ['Hors QPV', ['Luth', 'Agnettes']],
    ['Luth', ['Le Luth', 'Agnettes']],
    ['Ville hors Ville', ['Luth']],
  ])('nothing of %s', (label, others) => {
    expect(all(label, others)).toEqual([])
  })
})
