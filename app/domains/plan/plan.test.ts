import { describe, expect, test } from 'vitest'
import {
  type ActionState,
  type ActionStatus,
  actionStatuses,
  flagsOf,
  isEnded,
  isLate,
  isSilent,
  isStepLate,
  mayWriteStatus,
  monthsLate,
  movesFrom,
  refusalToMove,
  type StepDates,
} from './plan.ts'

const today = '2026-11-24'
const action = (given: Partial<ActionState> = {}): ActionState => ({
  status: 'in-progress',
  isWatched: false,
  startsOn: '2026-09-01',
  endsOn: '2027-09-01',
  endsPrecision: 'month',
  leadPartyId: 'party',
  leadName: '',
  lastReportOn: '2026-10-01',
  createdOn: '2026-01-10',
  steps: [],
  objectiveCount: 1,
  measureCount: 1,
  meansCount: 1,
  ...given,
})
const told = { reason: 'Le local n’est pas disponible.', decisionId: 'decision' }

describe('the status of an action', () => {
  test('every status can be left, and an ended one only by coming back', () => {
    for (const status of actionStatuses) expect(movesFrom[status].length).toBeGreaterThan(0)
    for (const status of actionStatuses.filter(isEnded))
      expect(movesFrom[status].filter((to) => isEnded(to))).toEqual([])
  })

  test.each<[ActionStatus, ActionStatus, Partial<typeof told>, string | undefined]>([
    ['proposed', 'validated', { reason: '' }, undefined],
    ['validated', 'in-progress', { reason: '' }, undefined],
    ['proposed', 'done', {}, 'move-not-possible'],
    ['done', 'suspended', {}, 'move-not-possible'],
    ['in-progress', 'suspended', { reason: '' }, 'reason-missing'],
    ['in-progress', 'suspended', {}, undefined],
    ['in-progress', 'abandoned', { reason: '' }, 'reason-missing'],
    ['done', 'in-progress', { reason: '' }, 'reason-missing'],
    ['done', 'in-progress', {}, undefined],
  ])('from %s to %s, told %o: %s', (from, to, given, refusal) => {
    expect(refusalToMove(from, to, { ...told, ...given })).toBe(refusal)
  })

  test.each<[ActionStatus, string | undefined]>([
    ['in-progress', 'decision-missing'],
    ['validated', 'decision-missing'],
    ['proposed', undefined],
  ])('an action %s is abandoned without a decision: %s', (from, refusal) => {
    expect(refusalToMove(from, 'abandoned', { ...told, decisionId: null })).toBe(refusal)
  })

  test('a contributor writes proposed sheets only', () => {
    expect(mayWriteStatus('contributor', 'proposed')).toBe(true)
    expect(mayWriteStatus('contributor', 'validated')).toBe(false)
    expect(mayWriteStatus('coordinator', 'done')).toBe(true)
  })
})

describe('what is to be seen of an action', () => {
  test.each<[Partial<StepDates>, boolean]>([
    [{ targetOn: '2026-11-01', targetPrecision: 'month' }, false],
    [{ targetOn: '2026-10-01', targetPrecision: 'month' }, true],
    [{ targetOn: '2026-10-01', targetPrecision: 'quarter' }, false],
    [{ targetOn: '2026-11-23', targetPrecision: 'day' }, true],
    [{ targetOn: '2026-11-24', targetPrecision: 'day' }, false],
    [{ targetOn: '2026-01-01', targetPrecision: 'year' }, false],
    [{ targetOn: '2026-10-01', status: 'done' }, false],
    [{ targetOn: '2026-10-01', status: 'dropped' }, false],
    [{ targetOn: null }, false],
  ])('a step %o is late: %s', (given, expected) => {
    expect(isStepLate({ targetOn: null, targetPrecision: 'month', status: 'to-come', ...given }, today)).toBe(expected)
  })

  const lateStep: StepDates = { targetOn: '2026-09-01', targetPrecision: 'month', status: 'to-come' }
  test.each<[string, Partial<ActionState>, boolean]>([
    ['its end has passed', { endsOn: '2026-09-01' }, true],
    ['its end is in the month under way', { endsOn: '2026-11-01' }, false],
    ['one of its steps is late', { steps: [lateStep] }, true],
    ['it is done', { status: 'done', endsOn: '2026-09-01' }, false],
    ['it is only proposed', { status: 'proposed', endsOn: '2026-09-01' }, false],
    ['it has no end', { endsOn: null }, false],
  ])('late when %s: %s', (_title, given, expected) => {
    expect(isLate(action(given), today)).toBe(expected)
  })

  test.each<[string, Partial<ActionState>, boolean]>([
    ['the last report is four months old to the day', { lastReportOn: '2026-07-24' }, false],
    ['the last report is older', { lastReportOn: '2026-07-23' }, true],
    ['it never had one and began five months ago', { lastReportOn: null, startsOn: '2026-06-01' }, true],
    [
      'it was taken up a month ago, begun long before',
      { lastReportOn: null, startsOn: '2023-01-01', createdOn: '2026-10-24' },
      false,
    ],
    ['it is not in progress', { lastReportOn: null, status: 'not-started' }, false],
  ])('silent when %s: %s', (_title, given, expected) => {
    expect(isSilent(action(given), today)).toBe(expected)
  })

  test('an action with everything said and done in time has no flag', () => {
    expect(flagsOf(action(), today)).toEqual([])
  })

  test('what the sheet does not say is told, in order', () => {
    const bare = action({ leadPartyId: null, endsOn: null, objectiveCount: 0, measureCount: 0, meansCount: 0 })
    expect(flagsOf(bare, today)).toEqual([
      'without-lead',
      'without-objective',
      'without-end',
      'without-measure',
      'unfunded',
    ])
    expect(flagsOf({ ...bare, status: 'abandoned' }, today)).toEqual([])
    expect(flagsOf({ ...bare, leadName: 'Association Les Petits Pas' }, today)).not.toContain('without-lead')
  })

  test('months late are whole months after the period', () => {
    expect(monthsLate('2026-09-01', 'month', today)).toBe(1)
    expect(monthsLate('2026-09-01', 'quarter', today)).toBe(1)
    expect(monthsLate('2027-09-01', 'month', today)).toBe(0)
  })
})
