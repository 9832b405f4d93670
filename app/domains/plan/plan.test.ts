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
  nextDueOn,
  refusalToMove,
  type StepDates,
  usualThresholds,
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
  isHelpWanted: false,
  nextStepOn: null,
  createdOn: '2026-01-10',
  steps: [],
  objectiveCount: 1,
  measureCount: 1,
  meansCount: 1,
  ...given,
})
const justification = { reason: 'Le local n’est pas disponible.', decisionId: 'decision' }

describe('the status of an action', () => {
  test('every status can be left, and an ended one only by coming back', () => {
    for (const status of actionStatuses) expect(movesFrom[status].length).toBeGreaterThan(0)
    for (const status of actionStatuses.filter(isEnded))
      expect(movesFrom[status].filter((to) => isEnded(to))).toEqual([])
  })

  test.each<[ActionStatus, ActionStatus, Partial<typeof justification>, string | undefined]>([
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
    expect(refusalToMove(from, to, { ...justification, ...given })).toBe(refusal)
  })

  test.each<[ActionStatus, string | undefined]>([
    ['in-progress', 'decision-missing'],
    ['validated', 'decision-missing'],
    ['proposed', undefined],
  ])('an action %s is abandoned without a decision: %s', (from, refusal) => {
    expect(refusalToMove(from, 'abandoned', { ...justification, decisionId: null })).toBe(refusal)
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
    ['the last report is 120 days old to the day', { lastReportOn: '2026-07-27' }, false],
    ['the last report is older', { lastReportOn: '2026-07-26' }, true],
    ['it never had one and began five months ago', { lastReportOn: null, startsOn: '2026-06-01' }, true],
    [
      'it was taken up a month ago, begun long before',
      { lastReportOn: null, startsOn: '2023-01-01', createdOn: '2026-10-24' },
      false,
    ],
    ['it is not in progress', { lastReportOn: null, status: 'not-started' }, false],
  ])('silent when %s: %s', (_title, given, expected) => {
    expect(isSilent(action(given), today, usualThresholds)).toBe(expected)
  })

  test('silence is counted with the threshold of the CTG, over new year and a leap day', () => {
    const heard = action({ lastReportOn: '2027-11-01', endsOn: null })
    expect(isSilent(heard, '2028-02-29', usualThresholds)).toBe(false)
    expect(isSilent(heard, '2028-03-01', usualThresholds)).toBe(true)
    expect(isSilent(heard, '2028-01-01', { ...usualThresholds, silentDays: 60 })).toBe(true)
  })

  test.each<[string, Partial<ActionState>, boolean]>([
    ['it is suspended', { status: 'suspended' }, true],
    ['its last report asks for help', { isHelpWanted: true }, true],
    ['it asked for help and is done', { status: 'done', isHelpWanted: true }, false],
    ['nothing is asked', {}, false],
  ])('blocked when %s: %s', (_title, given, expected) => {
    expect(flagsOf(action(given), today, usualThresholds).includes('blocked')).toBe(expected)
  })

  const step = (targetOn: string, status: StepDates['status'] = 'to-come'): StepDates => ({
    targetOn,
    targetPrecision: 'month',
    status,
  })
  test.each<[string, Partial<ActionState>, string | undefined]>([
    ['its next step is today', { nextStepOn: today }, today],
    ['its next step is in thirty days', { nextStepOn: '2026-12-24' }, '2026-12-24'],
    ['its next step is in thirty-one days', { nextStepOn: '2026-12-25' }, undefined],
    ['its end is the month under way', { endsOn: '2026-11-01' }, '2026-11-30'],
    ['its end is past', { endsOn: '2026-10-01' }, undefined],
    ['a step is to be done this month', { steps: [step('2026-11-01')] }, '2026-11-30'],
    ['that step is done', { steps: [step('2026-11-01', 'done')] }, undefined],
    ['it is done', { status: 'done', nextStepOn: today }, undefined],
  ])('due soon when %s: %s', (_title, given, expected) => {
    expect(nextDueOn(action(given), today, usualThresholds)).toBe(expected)
    expect(flagsOf(action(given), today, usualThresholds).includes('due-soon')).toBe(expected !== undefined)
  })

  test('what is due soon is seen over new year, with the threshold of the CTG', () => {
    const soon = action({ nextStepOn: '2027-01-10' })
    expect(flagsOf(soon, '2026-12-15', usualThresholds)).toEqual(['due-soon'])
    expect(flagsOf(soon, '2026-12-15', { ...usualThresholds, dueSoonDays: 20 })).toEqual([])
  })

  test('an action with everything said and done in time has no flag', () => {
    expect(flagsOf(action(), today, usualThresholds)).toEqual([])
  })

  test('what the sheet does not say is told, in order', () => {
    const bare = action({ leadPartyId: null, endsOn: null, objectiveCount: 0, measureCount: 0, meansCount: 0 })
    expect(flagsOf(bare, today, usualThresholds)).toEqual([
      'without-lead',
      'without-objective',
      'without-end',
      'without-measure',
      'unfunded',
    ])
    expect(flagsOf({ ...bare, status: 'abandoned' }, today, usualThresholds)).toEqual([])
    expect(flagsOf({ ...bare, leadName: 'Association Les Petits Pas' }, today, usualThresholds)).not.toContain(
      'without-lead',
    )
  })

  test('months late are whole months after the period', () => {
    expect(monthsLate('2026-09-01', 'month', today)).toBe(1)
    expect(monthsLate('2026-09-01', 'quarter', today)).toBe(1)
    expect(monthsLate('2027-09-01', 'month', today)).toBe(0)
  })
})
