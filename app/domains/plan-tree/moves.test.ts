import { describe, expect, test } from 'vitest'
import { type Child, type MoveWay, newActionOrder, newPlace } from './moves.ts'

const tree: readonly Child[] = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: null },
  { id: 'c', parentId: null },
  { id: 'a1', parentId: 'a' },
  { id: 'a2', parentId: 'a' },
]

describe('where an axis or an objective goes', () => {
  test.each<[string, MoveWay, string | null, string | null, readonly string[]]>([
    ['b', 'up', null, null, ['b', 'a', 'c']],
    ['b', 'down', null, null, ['a', 'c', 'b']],
    ['a2', 'up', null, 'a', ['a2', 'a1']],
    ['c', 'under', 'a', 'a', ['a1', 'a2', 'c']],
    ['a1', 'under', null, null, ['a', 'b', 'c', 'a1']],
    ['a1', 'under', 'b', 'b', ['a1']],
    ['c', 'before', 'a', null, ['c', 'a', 'b']],
    ['a', 'after', 'b', null, ['b', 'a', 'c']],
    ['c', 'after', 'a1', 'a', ['a1', 'c', 'a2']],
    ['a1', 'before', 'b', null, ['a', 'a1', 'b', 'c']],
  ])('%s %s %s: under %s, %o', (id, way, targetId, parentId, order) => {
    expect(newPlace(tree, id, { way, targetId })).toEqual({ parentId, order })
  })

  test.each<[string, MoveWay, string | null, string]>([
    ['a', 'up', null, 'already-first'],
    ['c', 'down', null, 'already-last'],
    ['a2', 'down', null, 'already-last'],
    ['a', 'before', 'gone', 'nowhere-to-go'],
    ['a', 'after', 'a', 'nowhere-to-go'],
    ['gone', 'up', null, 'nowhere-to-go'],
  ])('%s %s %s is refused: %s', (id, way, targetId, refusal) => {
    expect(newPlace(tree, id, { way, targetId })).toEqual({ refusal })
  })
})

describe('where an action goes', () => {
  // 1, 3 and 5 are under one objective; 2 and 4 under another.
  const order = ['1', '2', '3', '4', '5']
  test.each<[string, readonly string[], MoveWay, string | null, readonly string[]]>([
    ['3', ['1', '3', '5'], 'up', null, ['3', '1', '2', '4', '5']],
    ['3', ['1', '3', '5'], 'down', null, ['1', '2', '4', '5', '3']],
    ['1', ['2', '4'], 'under', null, ['2', '3', '4', '1', '5']],
    ['1', [], 'under', null, ['2', '3', '4', '5', '1']],
    ['5', ['2', '4'], 'before', '2', ['1', '5', '2', '3', '4']],
    ['1', ['2', '4'], 'after', '4', ['2', '3', '4', '1', '5']],
    ['1', ['1', '3', '5'], 'under', null, ['2', '3', '4', '5', '1']],
  ])('%s among %o, %s %s: %o', (id, group, way, targetId, expected) => {
    expect(newActionOrder(order, group, id, { way, targetId })).toEqual({ order: expected })
  })

  test.each<[string, readonly string[], MoveWay, string | null, string]>([
    ['1', ['1', '3', '5'], 'up', null, 'already-first'],
    ['5', ['1', '3', '5'], 'down', null, 'already-last'],
    ['2', ['1', '3', '5'], 'down', null, 'nowhere-to-go'],
    ['1', ['2', '4'], 'before', '3', 'nowhere-to-go'],
    ['1', ['2', '4'], 'before', null, 'nowhere-to-go'],
  ])('%s among %o, %s %s is refused: %s', (id, group, way, targetId, refusal) => {
    expect(newActionOrder(order, group, id, { way, targetId })).toEqual({ refusal })
  })
})
