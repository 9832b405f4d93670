/** A sheet becomes a table of counts, or says where it cannot; what the command writes is read again. */
import { describe, expect, test } from 'vitest'
import { fillTable } from './filled-table.ts'
import { secrecyLabels as t } from './labels.fr.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { listHiddenCells, writeMaskedCsv, writeSharesCsv } from './masked-files.ts'
import { type ReadProblem, readCountTable } from './read-count-table.ts'
import { releasedTableShape } from './released-table.ts'
import { type CountTable, defaultRule } from './secrecy.ts'

const rule = defaultRule('foyers')
const grid = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';'))

const sheet = `
Quartier;Secteur;moins de 800;800 et plus;4 000 et plus;Total
Le Luth;Nord;1 335;432;3;1 770
Les Agnettes;Nord;1207;370;4;1581
Le Village;Sud;1611;1 080;8;2699
Ensemble;;4153;1882;15;6050
`
const read = (text: string, partOf?: string): CountTable => {
  const table = readCountTable(grid(text), { universe: 'qf', ...(partOf !== undefined && { partOf }) })
  if (!('universe' in table)) throw new Error(table.map(t.problem).join('\n'))
  return table
}

describe('a sheet', () => {
  test('has its totals recognised, and those it lacks computed', () => {
    const filled = fillTable(read(sheet, 'Secteur'), rule)
    if ('kind' in filled) throw new Error(t.fault(filled).join('\n'))
    expect(filled.table.rows.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['Le Luth', 'Nord'],
      ['Les Agnettes', 'Nord'],
      ['Le Village', 'Sud'],
      ['Ensemble', null],
      ['Nord', 'Ensemble'],
      ['Sud', 'Ensemble'],
    ])
    expect(filled.values.slice(4)).toEqual([
      [2542, 802, 7, 3351],
      [1611, 1080, 8, 2699],
    ])
  })

  test.each<readonly [string, string, Partial<ReadProblem>]>([
    ['no count at all', 'Quartier\nLe Luth', { kind: 'no-column' }],
    ['no territory', 'Quartier;Foyers', { kind: 'no-row' }],
    ['a word among counts', 'Quartier;Foyers\nLe Luth;beaucoup', { kind: 'not-a-count', row: 2, column: 'Foyers' }],
    ['half a family', 'Quartier;Foyers\nLe Luth;2,5', { kind: 'not-a-count', row: 2, text: '2,5' }],
    ['less than none', 'Quartier;Foyers\nLe Luth;-3', { kind: 'not-a-count' }],
    ['a territory twice', 'Quartier;Foyers\nLe Luth;9\nLe Luth;8', { kind: 'twice', row: 3, text: 'Le Luth' }],
    ['a heading twice', 'Quartier;Foyers;Foyers\nLe Luth;9;8', { kind: 'twice', row: 1, column: 'Foyers' }],
  ])('with %s is refused, and says where', (_, text, problem) => {
    expect(readCountTable(grid(text), { universe: 'u' })).toContainEqual(expect.objectContaining(problem))
  })

  test('whose column of parts does not exist is refused', () => {
    expect(readCountTable(grid(sheet), { universe: 'u', partOf: 'EPCI' })).toMatchObject([{ kind: 'no-such-column' }])
  })

  test('whose total is not the sum of its parts says which', () => {
    const filled = fillTable(read(sheet.replace('6050', '6051'), 'Secteur'), rule)
    if (!('kind' in filled)) throw new Error('it adds up')
    expect(t.fault(filled).join('\n').replace(/\s/g, ' ')).toContain(
      '« Ensemble », « Total » : le total est 6 051, la somme des parties 6 050.',
    )
  })
})

test('a place whose name is a formula is not one in what is written beside the file', async () => {
  const masked = await maskTable(read(sheet.replace('Le Luth', '=HYPERLINK(A1)'), 'Secteur'), rule, [])
  for (const write of [writeMaskedCsv, writeSharesCsv])
    expect(write(masked, '@Quartier')).toMatch(/^\uFEFF'@Quartier;[^\r]*\r\n'=HYPERLINK\(A1\);/)
})

test('what is written beside the file has one mark, and the account says why', async () => {
  const masked = await maskTable(read(sheet, 'Secteur'), rule, [])
  const csv = writeMaskedCsv(masked, 'Quartier')
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFQuartier;moins de 800;800 et plus;4 000 et plus;Total',
    'Le Luth;1335;s;s;1770',
  ])
  expect(writeSharesCsv(masked, 'Quartier').split('\r\n')[1]).toBe('Le Luth;75,4;s;s;100,0')
  const account = listHiddenCells(masked).join('\n').replace(/\s/g, ' ')
  expect(account).toContain(
    '« Le Luth », « 4 000 et plus » : Moins de 5 foyers : la règle de la source interdit de le dire.',
  )
  expect(account).toContain(
    'Publiée, elle redonnerait par soustraction, avec le total de sa ligne : « Le Luth », « 4 000 et plus ».',
  )
  const published = publishedFactsOf(masked)
  expect(releasedTableShape.parse(JSON.parse(JSON.stringify(published)))).toEqual(published)
})

test.each([
  ['a count below zero', { cells: [[-1]] }],
  ['a row too many', { cells: [[1], [2]] }],
  ['a threshold under five', { rule: { ...rule, threshold: 4 } }],
  ['another version', { version: 2 }],
])('a released table with %s is not read', (_, fault) => {
  const node = { id: 'a', label: 'a', parentId: null }
  const one = { version: 1, universe: 'u', rows: [node], columns: [node], cells: [[12]], rule, areZerosShown: true }
  expect(releasedTableShape.safeParse(one).success).toBe(true)
  expect(releasedTableShape.safeParse({ ...one, ...fault }).success).toBe(false)
})
