import { expect, test } from 'vitest'
import { type Drop, dropOn, type TreeThing } from './drops.ts'

const axis = (id: string): TreeThing => ({ kind: 'axis', id })
const objective = (id: string): TreeThing => ({ kind: 'objective', id })
const action = (id: string, fromId: string | null): TreeThing => ({ kind: 'action', id, fromId })

test.each<[string, TreeThing, TreeThing, number, Drop | undefined]>([
  [
    'an axis at the top of another goes before it',
    axis('a'),
    axis('b'),
    0.1,
    { zone: 'before', values: { intent: 'move-axis', axisId: 'a', way: 'before', targetId: 'b' } },
  ],
  [
    'an axis in the middle of another goes under it',
    axis('a'),
    axis('b'),
    0.5,
    { zone: 'under', values: { intent: 'move-axis', axisId: 'a', way: 'under', targetId: 'b' } },
  ],
  [
    'an objective on an axis goes under it',
    objective('o'),
    axis('b'),
    0.9,
    { zone: 'under', values: { intent: 'move-objective', objectiveId: 'o', way: 'under', targetId: 'b' } },
  ],
  [
    'an objective at the bottom of another goes after it',
    objective('o'),
    objective('p'),
    0.6,
    { zone: 'after', values: { intent: 'move-objective', objectiveId: 'o', way: 'after', targetId: 'p' } },
  ],
  [
    'an action on an objective goes under it, from where it was',
    action('x', 'o'),
    objective('p'),
    0.5,
    { zone: 'under', values: { intent: 'move-action', actionId: 'x', fromId: 'o', way: 'under', toId: 'p' } },
  ],
  [
    'an action on another one takes its place there',
    action('x', null),
    action('y', 'p'),
    0.2,
    {
      zone: 'before',
      values: { intent: 'move-action', actionId: 'x', fromId: '', way: 'before', toId: 'p', targetId: 'y' },
    },
  ],
  ['an action goes on no axis', action('x', 'o'), axis('a'), 0.5, undefined],
  ['an action goes among none that has no objective', action('x', 'o'), action('y', null), 0.5, undefined],
  ['an axis goes on no action', axis('a'), action('y', 'p'), 0.5, undefined],
  ['nothing goes on itself', axis('a'), axis('a'), 0.5, undefined],
])('%s', (_title, dragged, target, share, drop) => {
  expect(dropOn(dragged, target, share)).toEqual(drop)
})
