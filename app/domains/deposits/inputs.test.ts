import { expect, test } from 'vitest'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import { processorMs } from '#test/processor-ms.ts'
import { inputLabels } from './input-labels.fr.ts'
import { datasetFields } from './inputs.ts'

const node = (id: string) => ({ id, label: id, parentId: null })
const sent = (cells: readonly (readonly unknown[])[]) => {
  const rows = cells.map((_row, index) => node(`l${index}`))
  const columns = (cells[0] ?? []).map((_cell, index) => node(`c${index}`))
  const table = { version: 1, universe: 'enfants 2025', areZerosShown: true, rule: defaultRule('enfants') }
  return JSON.stringify({ releases: [{ year: 2025, released: { ...table, rows, columns, cells } }] })
}

test('what leaves a workstation is read whole', () => {
  expect(datasetFields.content.parse(sent([[12, 'secret']])).releases[0]?.released.cells).toEqual([[12, 'secret']])
})

test('percentages with their decimals are read; a line with a cell too many is not, in French', () => {
  expect(datasetFields.content.parse(sent([[57.4, null]])).releases[0]?.released.cells).toEqual([[57.4, null]])
  const content = JSON.parse(sent([[12, 13]]))
  content.releases[0].released.cells[0].push(14)
  expect(datasetFields.content.safeParse(JSON.stringify(content)).error?.issues[0]?.message).toBe(
    inputLabels.unreadable,
  )
})

test('a hundred thousand wrong cells are refused by the first, at once', () => {
  const cells = Array.from({ length: 1_500 }, () => Array(100).fill(''))
  const faults = () => datasetFields.content.safeParse(sent(cells)).error?.issues.map(({ path }) => path)
  const first = [['releases', 0, 'released', 'cells', 0, 0]]
  expect(processorMs(() => expect(faults()).toEqual(first))).toBeLessThan(1_000)
})

test('a row without a name is refused by its rank', () => {
  const content = JSON.parse(sent([[12], ['secret']]))
  content.releases[0].released.rows[1].label = ''
  expect(datasetFields.content.safeParse(JSON.stringify(content)).error?.issues[0]?.message).toBe(
    'Ligne 2 : elle n’a pas de nom. Revenez à la lecture, et dites ce qu’elle est.',
  )
  content.releases[0].released.rows[1].label = 'Secteur '.repeat(30)
  expect(datasetFields.content.safeParse(JSON.stringify(content)).error?.issues[0]?.message).toContain('« Secteur ')
})
