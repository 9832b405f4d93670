import { describe, expect, test } from 'vitest'
import { isCorrectiveLate, refusalToAnswer, refusalToClose, refusalToReport, statusChoices } from './followup.ts'
import { valueField } from './report-field-names.ts'
import { fieldsUnder, readValues, reportInput } from './report-fields.ts'

const today = '2026-11-24'
const storedFile = JSON.stringify({ sha256: 'a'.repeat(64), name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 9 })

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

describe('the form of a report', () => {
  const ids = { ctgId: crypto.randomUUID(), actionId: crypto.randomUUID(), step: crypto.randomUUID() }
  const refusedAt = (given: object) =>
    reportInput
      .safeParse({ ctgId: ids.ctgId, actionId: ids.actionId, facts: 'Ouvert.', status: 'in-progress', ...given })
      .error?.issues.map(({ path }) => path.join('.'))

  test.each([
    ['five questions are enough', {}, undefined],
    ['a period ends after it begins', { coversFrom: '2027-01-01', coversTo: '2026-12-31' }, ['coversTo']],
    ['a period may span the new year', { coversFrom: '2026-12-31', coversTo: '2027-01-01' }, undefined],
    ['29 February exists in 2028', { coversTo: '2028-02-29' }, undefined],
    ['and not in 2027', { coversTo: '2027-02-29' }, ['coversTo']],
    ['a step moves to a date', { proposedStepId: ids.step }, ['proposedStepOn']],
    ['a date is that of a step', { proposedStepOn: '2027-09-01' }, ['proposedStepTitle']],
    ['a new step may have no date yet', { proposedStepTitle: 'Ouvrir' }, undefined],
    [
      'one step at a time',
      { proposedStepId: ids.step, proposedStepTitle: 'Ouvrir', proposedStepOn: '2027-09-01' },
      ['proposedStepTitle'],
    ],
    ['a gap is told in whole months, ahead too', { delayMonths: '−2' }, undefined],
    ['and not in halves', { delayMonths: '1,5' }, ['delayMonths']],
    ['six files at most', { files: Array.from({ length: 7 }, () => storedFile) }, ['files']],
    ['one file comes alone', { files: storedFile }, undefined],
  ])('%s', (_, given, refused) => {
    expect(refusedAt(given)).toEqual(refused)
  })

  test('several reports of one page are told apart by their prefix', () => {
    const values = { 'a.facts': 'Un', 'b.facts': 'Deux', [`b.${valueField('m1')}`]: '3', intent: 'send' }
    expect(fieldsUnder(values, 'b.')).toEqual({ facts: 'Deux', [valueField('m1')]: '3' })
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
  test('a corrective action is late from the day after, while open', () => {
    expect(isCorrectiveLate('open', '2026-11-24', today)).toBe(false)
    expect(isCorrectiveLate('open', '2026-11-23', today)).toBe(true)
    expect(isCorrectiveLate('done', '2026-11-23', today)).toBe(false)
  })
})
