import { describe, expect, test } from 'vitest'
import { closesCycle, conflictOf, type Dependency, type DependencyEnd, type EndState } from './dependencies.ts'

/** « a » is an action, « a.1 » a step of it. */
const end = (name: string): DependencyEnd => {
  const [actionId = '', step] = name.split('.')
  return { actionId, stepId: step === undefined ? null : name }
}
/** « a < b »: b waits for a. */
const read = (text: string): Dependency => {
  const [awaited = '', waiting = ''] = text.split(' < ')
  return { waiting: end(waiting), awaited: end(awaited) }
}

describe('nothing waits for itself', () => {
  test.each([
    [[], 'a < b', false],
    [['a < b'], 'b < c', false],
    [['a < b'], 'b < a', true],
    [['a < b', 'b < c'], 'c < a', true],
    [['a < b', 'a < c'], 'c < b', false],
    // Steps of one action may wait for one another.
    [[], 'a.1 < a.2', false],
    [['a.1 < a.2'], 'a.2 < a.1', true],
    // A step lies within its action.
    [[], 'a < a.1', true],
    [[], 'a.1 < a', true],
    [['a < b'], 'b.1 < a', true],
    [['a < b'], 'b < a.1', true],
    // One step may open what another step waits for.
    [['a.1 < b'], 'b < a.2', false],
    [['a.1 < b', 'b < a.2'], 'a.2 < a.1', true],
  ])('%j then %s: cycle %s', (known, added, expected) => {
    expect(closesCycle(known.map(read), read(added))).toBe(expected)
  })
})

const state = (given: Partial<EndState>): EndState => ({
  startsOn: null,
  startsPrecision: 'month',
  endsOn: null,
  endsPrecision: 'month',
  status: 'not-started',
  ...given,
})

describe('what contradicts a dependency', () => {
  const inMarch = state({ endsOn: '2027-03-01' })
  test.each([
    ['starts the month before', state({ startsOn: '2027-02-01' }), 'dates'],
    ['starts the same month', state({ startsOn: '2027-03-01' }), undefined],
    ['starts in the same quarter', state({ startsOn: '2027-01-01', startsPrecision: 'quarter' }), undefined],
    ['starts in the quarter before', state({ startsOn: '2026-10-01', startsPrecision: 'quarter' }), 'dates'],
    ['has no date', state({}), undefined],
    ['is a step aimed at before', state({ endsOn: '2027-02-01' }), 'dates'],
    ['has begun', state({ status: 'in-progress' }), 'already-begun'],
    ['is over', state({ status: 'done', startsOn: '2027-02-01' }), undefined],
    ['was dropped', state({ status: 'dropped', endsOn: '2027-02-01' }), undefined],
  ])('the waiting one %s', (_name, waiting, expected) => {
    expect(conflictOf(waiting, inMarch)).toBe(expected)
  })

  test('what was awaited is done: nothing does any more', () => {
    expect(
      conflictOf(state({ startsOn: '2027-02-01' }), state({ status: 'done', endsOn: '2027-03-01' })),
    ).toBeUndefined()
  })

  test('what is awaited has left the plan', () => {
    expect(conflictOf(state({}), state({ status: 'deferred' }))).toBe('awaited-left')
  })
})
