import { describe, expect, test } from 'vitest'
import {
  type Adjustable,
  adjustedBy,
  isCorrectiveLate,
  isSoon,
  listAdjustments,
  type ReportedState,
  refusalToAnswer,
  refusalToClose,
  refusalToReport,
  statusChoices,
} from './followup.ts'
import { followupLabels as t } from './labels.fr.ts'
import { readValues, valueField } from './report-fields.ts'

const today = '2026-11-24'
const sheet: Adjustable = {
  status: 'in-progress',
  isWatched: false,
  nextStep: 'Ouvrir le second site',
  nextStepOn: '2026-12-01',
  endsOn: '2027-09-01',
  endsPrecision: 'month',
}
const report = (given: Partial<ReportedState> = {}): ReportedState => ({
  actionStatus: 'in-progress',
  isWatched: false,
  nextStep: '',
  nextStepOn: null,
  proposedEndsOn: null,
  ...given,
})

describe('making a report', () => {
  test.each([
    ['in-progress', 'done', undefined],
    ['in-progress', 'in-progress', undefined],
    ['proposed', 'in-progress', undefined],
    ['proposed', 'done', 'status-not-possible'],
    ['abandoned', 'in-progress', 'action-left-plan'],
    ['deferred', 'in-progress', 'action-left-plan'],
    ['done', 'suspended', 'status-not-possible'],
  ] as const)('on an action %s, saying %s: %s', (status, reported, refusal) => {
    expect(refusalToReport(status, reported)).toBe(refusal)
  })

  test('the choices are the present status and its moves, nothing once the action left the plan', () => {
    expect(statusChoices('in-progress')).toEqual(['not-started', 'in-progress', 'done', 'suspended'])
    expect(statusChoices('done')).toEqual(['in-progress', 'done'])
    expect(statusChoices('abandoned')).toEqual([])
  })

  test('values are read by measure, what is left empty is not 0', () => {
    const values = readValues({
      [valueField('m1')]: '1 234,5',
      [valueField('m2')]: '',
      facts: '12',
      [valueField('m3')]: 0,
    })
    expect([...values]).toEqual([
      ['m1', 1234.5],
      ['m3', 0],
    ])
  })
})

describe('what a report adjusts', () => {
  test('nothing, when it says the same', () => {
    expect(listAdjustments(sheet, report())).toEqual([])
  })
  test('only what it says, before and after', () => {
    const given = report({ isWatched: true, proposedEndsOn: '2028-01-31', nextStep: 'Recruter' })
    expect(listAdjustments(sheet, given)).toEqual([
      { field: 'isWatched', before: false, after: true, precision: 'day' },
      { field: 'endsOn', before: '2027-09-01', after: '2028-01-01', precision: 'month' },
      { field: 'nextStep', before: 'Ouvrir le second site', after: 'Recruter', precision: 'day' },
      { field: 'nextStepOn', before: '2026-12-01', after: null, precision: 'day' },
    ])
    expect(adjustedBy(sheet, given).status).toBe('in-progress')
  })
  test('an end known to the month stays so, and a day of the same month changes nothing', () => {
    const [end] = listAdjustments(sheet, report({ proposedEndsOn: '2028-01-31' }))
    expect(end && t.adjustmentSentence(end)).toBe('échéance : janvier 2028')
    expect(listAdjustments(sheet, report({ proposedEndsOn: '2027-09-30' }))).toEqual([])
  })
  test('is told in words', () => {
    const [status] = listAdjustments(sheet, report({ actionStatus: 'suspended' }))
    expect(status && t.adjustmentSentence(status)).toBe('état : suspendue')
  })
})

describe('answers and ends', () => {
  test('a report is answered once, a corrective action closed once', () => {
    expect(refusalToAnswer('submitted')).toBeUndefined()
    expect(refusalToAnswer('accepted')).toBe('already-answered')
    expect(refusalToAnswer('sent-back')).toBe('already-answered')
    expect(refusalToClose('open')).toBeUndefined()
    expect(refusalToClose('dropped')).toBe('already-closed')
  })
  test.each([
    ['2026-11-24', true],
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2026-11-23', false],
    [null, false],
  ])('%s is soon: %s', (day, expected) => {
    expect(isSoon(day, today)).toBe(expected)
  })
  test('a corrective action is late from the day after, while open', () => {
    expect(isCorrectiveLate('open', '2026-11-24', today)).toBe(false)
    expect(isCorrectiveLate('open', '2026-11-23', today)).toBe(true)
    expect(isCorrectiveLate('done', '2026-11-23', today)).toBe(false)
  })
})
