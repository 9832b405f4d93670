import { describe, expect, test } from 'vitest'
import { type Deed, type DeedKind, type DeedsMaterial, deedProblems, listDuties } from './deeds.ts'
import { comparePeriods } from './duration.ts'
import { sppeLabels as t } from './labels.fr.ts'

const deed = (kind: DeedKind, doneOn: string, sentOn: string | null = null): Deed => ({
  id: kind,
  kind,
  doneOn,
  sentOn,
  note: '',
})
const watched = (changes: Partial<DeedsMaterial> = {}): DeedsMaterial => ({
  standsIn: true,
  ctg: { startsOn: '2026-01-01', endsOn: '2029-12-31', signedOn: '2026-03-10' },
  ...{ interimTargetOn: null, finalTargetOn: null, deeds: [] },
  ...changes,
})
const expected = (changes?: Partial<DeedsMaterial>) =>
  listDuties(watched(changes)).map(({ kind, deedKind, dueOn }) => [kind, deedKind, dueOn])

describe('what is to be done of the schéma', () => {
  test.each([null, false])('is nothing when the CTG is not said to stand in for it (%s)', (standsIn) => {
    expect(expected({ standsIn, deeds: [deed('adoption', '2026-03-10')] })).toEqual([])
  })
  test('is to date its adoption once the CTG is signed', () => {
    expect(expected()).toEqual([['adoption', 'adoption', null]])
    expect(expected({ ctg: { startsOn: null, endsOn: null, signedOn: null } })).toEqual([])
  })
  test('is to send it within one month, the last day of a shorter month included', () => {
    expect(expected({ deeds: [deed('adoption', '2026-01-31')] })[0]).toEqual(['send', 'adoption', '2026-02-28'])
    expect(expected({ deeds: [deed('adoption', '2026-03-10', '2026-03-20')] }).map(([kind]) => kind)).not.toContain(
      'send',
    )
  })
  test('is to send each update within one month', () => {
    const deeds = [deed('adoption', '2026-03-10', '2026-03-20'), deed('update', '2027-06-01')]
    expect(expected({ deeds })[0]).toEqual(['send', 'update', '2027-07-01'])
  })
  test('is then the interim balance in the middle, the final one at the end, or on the days chosen', () => {
    const deeds = [deed('adoption', '2026-03-10', '2026-03-20')]
    expect(expected({ deeds })).toEqual([
      ['interim-balance', 'interim-balance', '2028-01-01'],
      ['final-balance', 'final-balance', '2029-12-31'],
    ])
    expect(expected({ deeds, interimTargetOn: '2028-06-30' })[0]).toEqual([
      'interim-balance',
      'interim-balance',
      '2028-06-30',
    ])
  })
  test('is to send a balance, without a date of the law', () => {
    const deeds = [deed('adoption', '2026-03-10', '2026-03-20'), deed('final-balance', '2029-11-01')]
    expect(expected({ deeds })).toEqual([['send', 'final-balance', null]])
  })
  test('late is said as a date, without reproach', () => {
    expect(t.taskDue('2026-04-10', '2026-11-24')).toBe('attendu depuis le 10 avril 2026')
    expect(t.taskDue('2026-12-10', '2026-11-24')).toBe('au plus tard le 10 décembre 2026')
    expect(t.taskDue(null, '2026-11-24')).toBe('la loi ne fixe pas de date')
  })
})

test.each([
  [{ doneOn: '2026-11-25', sentOn: null }, { doneOn: 'done-in-future' }],
  [{ doneOn: '2026-11-20', sentOn: '2026-11-25' }, { sentOn: 'sent-in-future' }],
  [{ doneOn: '2026-11-20', sentOn: '2026-11-19' }, { sentOn: 'sent-before-done' }],
  [{ doneOn: '2026-11-20', sentOn: '2026-11-20' }, {}],
])('a deed of %o has %o to correct', (days, problems) => {
  expect(deedProblems(days, '2026-11-24')).toEqual(problems)
})

describe('the period of the CTG beside that of the schéma départemental', () => {
  const ctg = { startsOn: '2026-01-01', endsOn: '2030-12-31' }
  test.each([
    [
      { startsOn: '2025-01-01', endsOn: '2030-12-31' },
      'La période de la CTG tient dans celle du schéma départemental.',
    ],
    [
      { startsOn: '2024-01-01', endsOn: '2029-12-31' },
      'La CTG finit 12\u00a0mois après lui : la cohérence des durées est à apprécier.',
    ],
    [
      { startsOn: '2026-07-01', endsOn: '2031-06-30' },
      'La CTG commence 6\u00a0mois avant le schéma départemental : la cohérence des durées est à apprécier.',
    ],
    [{ startsOn: '2018-01-01', endsOn: '2023-12-31' }, 'Les deux périodes ne se recouvrent pas.'],
    [
      { startsOn: null, endsOn: '2029-12-31' },
      'Les dates du schéma départemental ne sont pas renseignées : les durées ne se comparent pas.',
    ],
  ])('%o', (sdsf, sentence) => {
    expect(t.comparison(comparePeriods(ctg, sdsf))).toBe(sentence)
  })
  test('an end one day later is told', () => {
    expect(comparePeriods(ctg, { startsOn: '2026-01-01', endsOn: '2030-12-30' })).toEqual({
      kind: 'compared',
      monthsBefore: 0,
      monthsAfter: 1,
    })
  })
})
