import { describe, expect, test } from 'vitest'
import type { NumberingRule } from './numbering.ts'
import { growTree, listCodeChanges } from './tree.ts'

const outline = {
  axes: [
    { id: 'a', parentId: null, code: '1' },
    { id: 'a1', parentId: 'a', code: '1.1' },
    { id: 'b', parentId: null, code: '2' },
  ],
  objectives: [
    { id: 'o', axisId: 'a1', code: '1.1.1' },
    { id: 'p', axisId: 'a', code: '1.2' },
    { id: 'q', axisId: 'b', code: '2.1' },
  ],
}
const action = (id: string, position: number, objectiveIds: readonly string[], given: object = {}) => ({
  ...{ id, position, objectiveIds, code: id, number: position, axisId: null },
  ...given,
})
const actions = [
  action('third', 3, ['q']),
  action('first', 1, ['o', 'q']),
  action('second', 2, ['o']),
  action('onAxis', 4, [], { axisId: 'b' }),
  action('loose', 5, []),
]
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('the tree', () => {
  const tree = growTree(outline, actions)
  test('an action shared by two objectives is under each, in the order of the plan', () => {
    const [a, b] = tree.axes
    expect(ids(a?.axes[0]?.objectives[0]?.actions ?? [])).toEqual(['first', 'second'])
    expect(ids(b?.objectives[0]?.actions ?? [])).toEqual(['first', 'third'])
    expect(a?.objectives.map(({ objective }) => objective.id)).toEqual(['p'])
  })
  test('an action without objective is on its axis, else apart', () => {
    expect(ids(tree.axes[1]?.actions ?? [])).toEqual(['onAxis'])
    expect(ids(tree.loose)).toEqual(['loose'])
  })
})

describe('numbering again', () => {
  const rule = (given: Partial<NumberingRule>): NumberingRule => ({
    ...{ numbering: 'place', sheetPrefix: 'FA', hasCodesFollowing: false },
    ...given,
  })
  const changes = (given: Partial<NumberingRule>) =>
    listCodeChanges(outline, actions, rule(given)).map((change) => [change.action.id, change.code])

  test('at their place, a shared action has the number of its first objective', () => {
    expect(changes({})).toEqual([
      ['first', '1.1.1.1'],
      ['second', '1.1.1.2'],
      ['third', '2.1.1'],
      ['onAxis', 'A4'],
      ['loose', 'A5'],
    ])
  })
  test('in one run, each is numbered once, in the order of the tree', () => {
    expect(changes({ numbering: 'sheet' }).map(([, code]) => code)).toEqual(['FA 1', 'FA 2', 'FA 3', 'FA 4', 'FA 5'])
    expect(changes({ numbering: 'sheet', sheetPrefix: '' })[0]).toEqual(['first', '1'])
  })
  test('what already has its number is not in the list', () => {
    const numbered = [action('x', 1, ['q'], { code: '2.1.1' }), action('y', 2, ['q'], { code: '2.1.7' })]
    expect(listCodeChanges(outline, numbered, rule({}))).toMatchObject([{ action: { id: 'y' }, code: '2.1.2' }])
  })
})
