import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { colourOf } from './colour-names.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'

const facts = { ...noLists, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
const cell = (text: string, fill?: string): PlanCell => ({ text, ...(fill && { fill }) })
const [green, orange, blue, cyan] = ['#92d050', '#ffc000', '#0070c0', '#00b0f0']
const headings = ['Action', 'Pilote', 'État'].map((text) => cell(text))
const line = (title: string, state: PlanCell, fill?: string) => [cell(title, fill), cell('Caf', fill), state]
const read = (...rows: readonly PlanCell[][]) => {
  const sheet: PlanSheet = { name: 'Suivi', rows: [headings, ...rows] }
  const { actions, unknown, problems } = readAsProposed([sheet], facts)
  return {
    states: actions.map(({ status, isStatusRead }) => (isStatusRead ? status : '')),
    words: actions.map(({ description }) => description),
    asked: unknown.flatMap(({ kind, text, count }) => (kind === 'status' ? [[text, count]] : [])),
    problems: problems.length,
  }
}

test.each([
  ['#ff0000', 'red'],
  ['#ffc7ce', 'red'],
  ['#ffc000', 'orange'],
  ['#ffff00', 'yellow'],
  ['#92d050', 'green'],
  ['#c6efce', 'green'],
  ['#00b0f0', 'blue'],
  ['#7030a0', 'purple'],
  ['#d9d9d9', 'grey'],
])('%s is %s', (fill, name) => expect(colourOf(fill)).toBe(name))

describe('a state that is a colour', () => {
  test('is not taken from a line of the table, though it has its title and its state alone', () => {
    const short = [cell('Un'), cell(''), cell('En cours', orange)]
    const { states, asked } = read(short, line('Deux', cell('', orange)), line('Trois', cell('')))
    expect(states).toEqual(['in-progress', '', ''])
    expect(asked).toHaveLength(1)
  })
  const legend = [[cell('Réalisé', green)], [cell('', orange), cell('En cours')]]
  test('is what the legend says of it, the word coloured or beside its colour', () => {
    const { states, problems } = read(line('Un', cell('', green)), line('Deux', cell('', orange)), [], ...legend)
    expect([states, problems]).toEqual([['done', 'in-progress'], 0])
  })
  test('that no legend says is named, kept in words and asked, never guessed', () => {
    const said = read(
      line('Un', cell('', blue)),
      line('Deux', cell('', cyan)),
      line('Trois', cell('', blue)),
      line('Quatre', cell('')),
    )
    expect(said.states).toEqual(['', '', '', ''])
    expect(said.asked).toEqual([
      ['case bleue 1', 2],
      ['case bleue 2', 1],
    ])
    expect(said.words).toEqual(['État : case bleue 1', 'État : case bleue 2', 'État : case bleue 1', ''])
    expect(said.problems).toBe(3)
  })
  test('is none when it is the background of the line or of the column', () => {
    expect(read(line('Un', cell('', blue), blue), line('Deux', cell('en cours'))).states).toEqual(['', 'in-progress'])
    const column = read(line('Un', cell('', cyan)), line('Deux', cell('', cyan)), line('Trois', cell('fait', cyan)))
    expect([column.states, column.problems]).toEqual([['', '', 'done'], 0])
  })
})
