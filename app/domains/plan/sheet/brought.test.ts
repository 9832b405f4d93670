import { describe, expect, test } from 'vitest'
import { type BroughtSheet, type IfChanged, judgeUndoing, refusalToUndo } from './brought.ts'
import { undoLabels } from './brought-labels.fr.ts'

const sheet = (id: string, rest: Partial<BroughtSheet> = {}): BroughtSheet => ({
  ...{ id, code: `1.${id}`, title: `Action ${id}`, isChanged: false, rests: [] },
  ...rest,
})
const decided = [{ what: 'decision' as const, by: null }]
const idsOf = (sheets: readonly { readonly id: string }[]) => sheets.map(({ id }) => id)

describe('undoing what an act brought', () => {
  test.each<[string, BroughtSheet[], IfChanged, string[], string[], string[], string | undefined]>([
    ['nobody worked on it: it leaves', [sheet('a'), sheet('b')], 'holds', ['a', 'b'], [], [], undefined],
    [
      'what is used or changed stays, with what it waits for, and the rest leaves',
      [
        sheet('a', { rests: [{ what: 'awaited', by: 'b' }] }),
        sheet('b', { rests: decided }),
        sheet('c', { isChanged: true }),
        sheet('d'),
      ],
      'held-stay',
      ['d'],
      ['a', 'b', 'c'],
      [],
      undefined,
    ],
    [
      'all of it is used: nothing leaves',
      [sheet('a', { rests: decided })],
      'held-stay',
      [],
      ['a'],
      [],
      'nothing-to-undo',
    ],
    ['nothing is left of it', [], 'holds', [], [], [], 'nothing-to-undo'],
    ['one changed holds all', [sheet('a'), sheet('b', { isChanged: true })], 'holds', [], [], ['b'], 'brought-changed'],
    ['one changed stays alone', [sheet('a'), sheet('b', { isChanged: true })], 'stays', ['a'], ['b'], [], undefined],
    ['all changed: nothing leaves', [sheet('a', { isChanged: true })], 'stays', [], ['a'], [], 'nothing-to-undo'],
    ['one decided holds all', [sheet('a'), sheet('b', { rests: decided })], 'stays', [], [], ['b'], 'brought-in-use'],
    [
      'decided and changed, it stays',
      [sheet('a', { isChanged: true, rests: decided })],
      'stays',
      [],
      ['a'],
      [],
      'nothing-to-undo',
    ],
    [
      'awaited by one that leaves too, it leaves',
      [sheet('a', { rests: [{ what: 'awaited', by: 'b' }] }), sheet('b')],
      'holds',
      ['a', 'b'],
      [],
      [],
      undefined,
    ],
    [
      'awaited by one that stays, it holds',
      [sheet('a', { rests: [{ what: 'awaited', by: 'b' }] }), sheet('b', { isChanged: true })],
      'stays',
      [],
      ['b'],
      ['a'],
      'brought-in-use',
    ],
  ])('%s', (_, sheets, ifChanged, leaving, staying, held, refusal) => {
    const undoing = judgeUndoing(sheets, ifChanged)
    expect([idsOf(undoing.leaving), idsOf(undoing.staying), idsOf(undoing.held)]).toEqual([leaving, staying, held])
    expect(refusalToUndo(undoing)).toBe(refusal)
  })

  test('what holds a sheet is said once, change first', () => {
    const [held] = judgeUndoing([sheet('a', { isChanged: true, rests: [...decided, ...decided] })], 'holds').held
    expect(undoLabels.holds(held?.by ?? [])).toBe('changée depuis, une décision la nomme')
  })
})
