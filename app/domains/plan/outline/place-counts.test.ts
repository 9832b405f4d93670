import { expect, test } from 'vitest'
import { countByPlace } from './place-counts.ts'

const action = (
  axisId: string | null,
  objectiveIds: readonly string[] = [],
  status: 'in-progress' | 'deferred' = 'in-progress',
) => ({
  ...{ axisId, objectiveIds, status, flags: [] },
})

test('an axis counts what stands under it and its axes, each once; an objective what answers it; what left the plan is not counted', () => {
  const places = {
    axes: [
      { id: 'one', parentId: null },
      { id: 'inner', parentId: 'one' },
      { id: 'two', parentId: null },
    ],
    objectives: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  }
  expect(
    countByPlace(places, [
      action('inner', ['a', 'b']),
      action('one'),
      action('two', ['b']),
      action('two', ['b'], 'deferred'),
      action(null),
    ]),
  ).toEqual({ one: 2, inner: 1, two: 1, a: 1, b: 2, c: 0 })
})
