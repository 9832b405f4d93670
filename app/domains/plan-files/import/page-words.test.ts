/** What a printed page says of itself in the middle of a table, and what only looks like it. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
import type { PlanCell } from './plan-cell.ts'

const facts = { ...noLists, parties: [], ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
type Rows = readonly (readonly (string | PlanCell)[])[]
const read = (rows: Rows) =>
  readAsProposed(
    [{ name: 'Plan', rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))) }],
    facts,
  )
const headings = ['Action', 'Pilote', 'Échéance', 'Partenaires', 'Priorité']
const band = (text: string): readonly PlanCell[] => [{ text, across: 5 }]

describe('a list of axes above the headings', () => {
  test.each([
    ['Axe 1 – Petite enfance', 'Axe 2 – Jeunesse'],
    ['Orientation 1 : Petite enfance', 'Orientation 2 : Jeunesse'],
    ['1.1 Petite enfance', '1.2 Jeunesse'],
  ])('« %s » takes no band from the table', (first, second) => {
    const lines: Rows = [band(first), ['Ouvrir plus tôt', 'Ville', '2028'], band(second), ['Former', 'Caf', '2027']]
    for (const list of [[[first], [second]], [[first, second]]]) {
      const { axes, actions, skipped } = read([['Plan d’action 2026'], ...list, headings, ...lines])
      const places = actions.map(
        ({ axis = -1, objective = -1 }) => axes[axis]?.objectives[objective] ?? axes[axis]?.title,
      )
      expect(places).toEqual(['Petite enfance', 'Jeunesse'])
      expect(skipped).toEqual([])
    }
  })
  test('names alone, each alone again on a row above its actions, are axes in a CSV too; a title and its subtitle are none', () => {
    const lines: Rows = [['Ouvrir plus tôt', 'Ville', '2028'], ['Jeunesse'], ['Former', 'Caf', '2027']]
    const { axes, actions, skipped } = read([
      ['Plan d’action 2026'],
      ['Petite enfance'],
      ['Jeunesse'],
      headings,
      ['Petite enfance'],
      ...lines,
    ])
    expect(axes.map(({ title }) => title)).toEqual(['Petite enfance', 'Jeunesse'])
    expect([actions.map(({ axis }) => axis), skipped]).toEqual([[0, 1], []])
    const title: Rows = [['Plan d’action 2026'], ['Commune du Test']]
    const page = read([...title, headings, ...lines.slice(0, 1), ...title, headings, ...lines.slice(2)])
    expect([page.axes, page.skipped.length]).toEqual([[], 2])
  })
  test('the title of the table, written again, is no line of it', () => {
    for (const title of ['Plan d’action 2026', 'Orientations de la CTG 2026-2030']) {
      const { actions, skipped } = read([
        [title],
        headings,
        ['Ouvrir plus tôt', 'Ville', '2028'],
        band(`${title} (suite)`),
        ['Former', 'Caf', '2027'],
      ])
      expect(actions.map(({ axis }) => axis)).toEqual([undefined, undefined])
      expect(skipped).toMatchObject([{ because: 'note' }])
    }
  })
})

describe('a lone cell that goes on with an action', () => {
  const merged: PlanCell = { text: 'Ouvrir plus tôt', down: 2 }
  test('under a merged title, a date is the date of the action', () => {
    for (const text of ['15/03/2028', '15.03.28']) {
      const { actions, skipped } = read([headings, [merged, 'Ville', ''], ['', '', text]])
      expect([actions.map(({ endsOn }) => endsOn), skipped]).toEqual([['2028-03-15'], []])
    }
  })
  test.each([
    [2, '15/03/2028', 'understood'],
    [3, 'Caf', 'understood'],
    [1, 'Caf', 'understood'],
    [4, 'P 3', 'understood'],
  ] as const)('in column %i, « %s » is no mark of the page', (column, text, fate) => {
    const row = headings.map((_, at) => (at === column ? text : ''))
    const { ledger, skipped } = read([
      ['Signataires', 'Ville', 'Caf'],
      [],
      headings,
      ['Ouvrir plus tôt', ...headings.slice(1).map(() => '')],
      row,
      ['Former', 'Ville', '2027'],
    ])
    expect(skipped).toEqual([])
    expect(ledger.find((line) => line.row === 5)).toMatchObject({ text, fate })
  })
  test.each([
    [0, '15/03/2028'],
    [0, 'p. 3'],
    [4, 'Page 2/3'],
    [3, 'Page 2 sur 3'],
  ])('in column %i, « %s » is one', (column, text) => {
    const row = headings.map((_, at) => (at === column ? text : ''))
    const { skipped } = read([headings, ['Ouvrir plus tôt', 'Ville', '2028'], row, ['Former', 'Ville', '2027']])
    expect(skipped).toMatchObject([{ text, because: 'note' }])
  })
})
