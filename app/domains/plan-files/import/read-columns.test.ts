import { describe, expect, test } from 'vitest'
import type { PlanCell } from './plan-cell.ts'
import { readColumns } from './read-columns.ts'

const plain = (...texts: readonly string[]): PlanCell[] => texts.map((text) => ({ text }))
const over = (text: string, across: number): PlanCell[] => [
  { text, across },
  ...plain(...Array.from({ length: across - 1 }, () => '')),
]
const namesAndGuesses = (...rows: readonly (readonly PlanCell[])[]) =>
  readColumns(rows)?.columns.map(({ header, guess }) => [header, guess])

describe('titles on two lines', () => {
  const tall = (text: string): PlanCell => ({ text, down: 2 })
  const top = [tall('N°'), tall('Intitulé'), ...over('Calendrier', 3), ...over('Budget', 3)]
  const below = plain('', '', 'Début', 'Échéance (prévue)', 'Ech. v5', 'Budget prév.', 'Réalisé 2025', 'Financeurs')
  const line = plain('1.1', 'Relais', '2024', '2026', '2025', '12 k€', '7850', 'Caf')
  const read = [
    ['N°', 'code'],
    ['Intitulé', 'title'],
    ['Calendrier, Début', 'start'],
    ['Calendrier, Échéance (prévue)', 'end'],
    ['Calendrier, Ech. v5', 'ignored'],
    ['Budget prév.', 'budget'],
    ['Budget, Réalisé 2025', 'notes'],
    ['Budget, Financeurs', 'funder'],
  ]

  test('merged: each column is named by both, and the second line is no example', () => {
    const banner = over('AXE 1 – Enfance', 8)
    expect(namesAndGuesses(top, below, banner, line)).toEqual(read)
    const table = readColumns([top, below, banner, line])
    expect(table?.bodyRow).toBe(2)
    expect(table?.columns.map(({ samples }) => samples)).toEqual(line.map(({ text }) => [text]))
  })

  test('written again in each column, or blank to the right', () => {
    const again = plain(
      ...['N°', 'Intitulé', 'Calendrier', 'Calendrier', 'Calendrier'],
      ...['Budget', 'Budget', 'Budget'],
    )
    expect(namesAndGuesses(again, below, line)).toEqual(read)
    const blank = plain('N°', 'Intitulé', 'Calendrier', '', '', 'Budget', '', '')
    expect(namesAndGuesses(blank, below, line)).toEqual(read)
  })

  test('years under a budget are amounts; names nobody knows are its parts', () => {
    const parts = plain('', '', 'Début', 'Fin', 'Bilan', '2025', '2026', 'Ville')
    expect(namesAndGuesses(top, parts, line)?.slice(5)).toEqual([
      ['Budget, 2025', 'budget'],
      ['Budget, 2026', 'budget'],
      ['Budget, Ville', 'budget'],
    ])
  })

  test('the line of an action, or of an axis, is no second line of titles', () => {
    const bodyRowOf = (...rows: readonly (readonly PlanCell[])[]) => readColumns(rows)?.bodyRow
    expect(bodyRowOf([...over('Action', 2), ...plain('Pilote', 'État')], plain('1', 'Relais', 'CC', 'fait'))).toBe(1)
    expect(bodyRowOf([...over('Action', 2), ...plain('Pilote', 'État')], plain('1', 'Enfance'))).toBe(1)
    expect(bodyRowOf(plain('Action', 'Pilote', 'État'), over('Axe 1', 3))).toBe(1)
  })
})

test('an older version of a column gives way to the current one, wherever it stands', () => {
  expect(namesAndGuesses(plain('Action', 'Échéance initiale', 'Échéance'), plain('A', '2025', '2026'))).toEqual([
    ['Action', 'title'],
    ['Échéance initiale', 'ignored'],
    ['Échéance', 'end'],
  ])
})

test('« Priorité », left empty after the title, is no axis', () => {
  expect(namesAndGuesses(plain('Action', 'Pilote', 'Priorité'), plain('A', 'Caf', ''))?.at(-1)).toEqual([
    ...['Priorité', 'priority'],
  ])
})
