import { describe, expect, test } from 'vitest'
import type { ActionStatus } from './plan.ts'
import { dueOnTheWay, type ProducedMeasure, shareReached, sumProduction, unitKey } from './production.ts'

const measure = (given: Partial<ProducedMeasure> & { readonly read?: number } = {}): ProducedMeasure => ({
  unit: 'places',
  baseline: 0,
  target: 10,
  values: given.read === undefined ? [] : [{ value: 1 }, { value: given.read }],
  ...given,
})
const action = (status: ActionStatus, ...measures: readonly ProducedMeasure[]) => ({ status, measures })

describe('what the actions of an objective add up to', () => {
  test('the last values, baselines and targets of one unit; what was never read is told apart', () => {
    const [sum, ...others] = sumProduction([
      action('in-progress', measure({ target: 22 })),
      action('in-progress', measure({ unit: ' Place', target: 20, read: 12 }), measure({ unit: 'familles', read: 18 })),
      action('proposed', measure({ target: null, baseline: null })),
    ])
    expect(sum).toEqual({
      ...{ unit: 'places', measureCount: 3, baseline: 0, last: 12, target: 42 },
      ...{ unreadCount: 2, withoutTargetCount: 1 },
    })
    expect(others).toEqual([])
  })
  test.each<[string, Parameters<typeof sumProduction>[0]]>([
    ['one measure alone is no sum', [action('in-progress', measure({ read: 3 }))]],
    ['two units do not add', [action('in-progress', measure(), measure({ unit: 'rencontres' }))]],
    ['what has no unit does not add', [action('in-progress', measure({ unit: '' }), measure({ unit: ' ' }))]],
    [
      'abandoned and deferred actions produce nothing',
      [action('abandoned', measure()), action('deferred', measure()), action('done', measure())],
    ],
    ['no action', []],
  ])('%s', (_title, actions) => {
    expect(sumProduction(actions)).toEqual([])
  })
  test('nothing read is no zero', () => {
    const [sum] = sumProduction([action('in-progress', measure({ baseline: null }), measure({ baseline: null }))])
    expect(sum).toMatchObject({ baseline: null, last: null, target: 20 })
  })
  test.each([
    ['Places', 'places'],
    ['place', ' places '],
  ])('%s and %s are one unit', (one, other) => {
    expect(unitKey(one)).toBe(unitKey(other))
  })
})

test.each<[Partial<ProducedMeasure> & { readonly read?: number }, number | null]>([
  [{ read: 5 }, 0.5],
  [{ read: 14, baseline: 10, target: 20 }, 0.4],
  [{ read: 6, baseline: 10, target: 4 }, 2 / 3],
  [{ read: 30 }, 1],
  [{ read: -1 }, 0],
  [{ read: 5, baseline: null }, null],
  [{}, null],
  [{ read: 5, target: null }, null],
  [{ read: 5, target: 0 }, null],
])('how far %o is: %s', (given, share) => {
  expect(shareReached(measure(given))).toBe(share)
})

describe('what is due on the way', () => {
  const due = (target: number | null, targetOn: string | null, baseline: number | null = 0) => ({
    ...measure({ target, baseline }),
    targetOn,
  })
  test('at each date, what all measures then make; the last date is the target itself', () => {
    expect(dueOnTheWay([due(22, '2029-09-01'), due(20, '2028-01-01'), due(40, '2030-01-01', 14)])).toEqual([
      { on: '2028-01-01', value: 34 },
      { on: '2029-09-01', value: 56 },
    ])
  })
  test('is not told when a target or a date is missing', () => {
    expect(dueOnTheWay([due(22, '2029-09-01'), due(20, null)])).toEqual([])
    expect(dueOnTheWay([due(null, '2029-09-01'), due(20, '2028-01-01')])).toEqual([])
  })
})
