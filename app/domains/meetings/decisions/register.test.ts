import { describe, expect, test } from 'vitest'
import { meetingLabels as t } from '../labels.fr.ts'
import { type Execution, executionRemark, isDecisionLate, isFiltered, registerSearch } from './register.ts'
import { registerFilterOf } from './register-filter.ts'

describe('the filter of the register', () => {
  const everything = {
    words: 'crèche',
    bodyId: '11111111-1111-4111-8111-111111111111',
    state: 'to-do',
    year: 2027,
    view: 'despite',
  } as const
  test('is written in the address and read back', () => {
    expect(registerFilterOf(`https://trame.test/?${registerSearch(everything)}`)).toEqual(everything)
  })
  test('what is not understood is no filter', () => {
    const none = registerFilterOf('https://trame.test/?instance=x&etat=peut-etre&annee=mille&vue=toutes')
    expect(none).toEqual({ words: '', bodyId: null, state: null, year: null, view: null })
    expect(isFiltered(none)).toBe(false)
    expect(isFiltered(everything)).toBe(true)
  })
})

test.each([
  ['to-do', '2027-01-31', true],
  ['in-progress', '2027-02-01', false],
  ['done', '2027-01-31', false],
  ['to-do', null, false],
] as const)('a decision %s for %s is late on the day after: %s', (state, dueOn, isLate) => {
  expect(isDecisionLate({ state, dueOn }, '2027-02-01')).toBe(isLate)
})

describe('what the things a decision is about tell of it', () => {
  const executionOf = (done: number, dropped: number, total: number): Execution => ({
    toldCount: total,
    doneCount: done,
    droppedCount: dropped,
    told: total > 0 && done + dropped === total && done > 0 ? 'done' : null,
  })
  test.each([
    [executionOf(0, 0, 0), 'to-do', undefined],
    [executionOf(3, 0, 3), 'in-progress', 'done-but-open'],
    [executionOf(0, 2, 2), 'to-do', 'all-dropped'],
    [executionOf(0, 2, 2), 'dropped', undefined],
    [executionOf(1, 0, 3), 'done', 'open-but-done'],
    [executionOf(2, 1, 3), 'done', undefined],
  ] as const)('%j, said %s: %s', (execution, state, remark) => {
    expect(executionRemark(execution, state)).toBe(remark)
  })
  test('is counted in words', () => {
    expect(t.execution(executionOf(2, 1, 4), 'in-progress')).toBe(
      '2\u00a0choses faites sur 4 qu’elle vise, 1\u00a0abandonnée ou reportée',
    )
    expect(t.execution(executionOf(1, 0, 3), 'in-progress')).toBe('1\u00a0chose faite sur 3 qu’elle vise')
    expect(t.execution(executionOf(0, 0, 1), 'in-progress')).toBe('rien n’est encore fait de ce qu’elle vise')
    for (const state of ['to-do', 'done'] as const)
      expect(t.execution(executionOf(0, 2, 2), state)).toBe('tout ce qu’elle vise est abandonné ou reporté')
    expect(t.execution(executionOf(0, 1, 3), 'done')).toBe(
      '2\u00a0choses encore ouvertes sur 3 qu’elle vise, 1\u00a0abandonnée ou reportée',
    )
    for (const [done, dropped] of [
      [0, 0],
      [0, 1],
      [0, 3],
      [1, 1],
      [3, 0],
    ] as const)
      for (const state of ['done', 'no-follow-up'] as const)
        expect(t.execution(executionOf(done, dropped, 3), state)).not.toContain('rien')
    expect(t.execution(executionOf(2, 0, 2), 'in-progress')).toBe('tout ce qu’elle vise est fait')
  })
})
