import { describe, expect, test } from 'vitest'
import { parisDay } from './calendar.ts'
import {
  formatChange,
  formatCount,
  formatDate,
  formatDay,
  formatEuros,
  formatFirst,
  formatHour,
  formatInitials,
  formatInstant,
  formatList,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatShortDate,
  formatShortDay,
  keepTogether,
  parseNumber,
  plural,
  splitOrdinals,
} from './format.ts'
import { formatDelay, formatDuration } from './format-delay.fr.ts'

describe('numbers', () => {
  test.each([
    [12345.6, undefined, '12\u202f345,6'],
    [57.4, 1, '57,4'],
    [16, 1, '16,0'],
    [-26, undefined, '−26'],
    [-0.001, 1, '0,0'],
    [1_234_567, 0, '1\u202f234\u202f567'],
    [0.1 + 0.2, undefined, '0,3'],
  ])('%d with %s decimals is written %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })
  test.each([
    [3.2, '+3,2'],
    [-3, '−3'],
    [0, '0'],
    [0.001, '0'],
  ])('a change of %d is written %s', (value, text) => {
    expect(formatChange(value)).toBe(text)
  })
  test('a unit is never broken from its number', () => {
    expect(formatPercent(16, 1)).toBe('16,0\u00a0%')
    expect(formatEuros(42000)).toBe('42\u202f000\u00a0€')
    expect(formatEuros(12.5)).toBe('12,50\u00a0€')
  })
  test.each([
    ['1 234,5', 1234.5],
    ['1\u202f234', 1234],
    ['−3', -3],
    ['12.5', 12.5],
    [',5', 0.5],
    ['', undefined],
    ['douze', undefined],
    ['1,2,3', undefined],
    ['1e9', undefined],
  ])('« %s » is read %s', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })
})

describe('dates', () => {
  test('the first of a month is an ordinal', () => {
    expect(formatDay('2027-01-14')).toBe('14 janvier 2027')
    expect(formatDay('2027-04-01')).toBe('1er avril 2027')
  })
  test('a short day says its year when it is not the current one', () => {
    expect(formatShortDay('2026-11-24')).toBe('24 nov.')
    expect(formatShortDay('2026-11-24', '2026-01-01')).toBe('24 nov.')
    expect(formatShortDay('2027-01-14', '2026-11-20')).toBe('14 janv. 2027')
  })
  test.each([
    ['day', '14 janvier 2027', '14 janv. 2027'],
    ['month', 'janvier 2027', 'janv. 2027'],
    ['quarter', '1er trimestre 2027', '1er trim. 2027'],
    ['year', '2027', '2027'],
  ] as const)('a date known to the %s is written %s, short %s', (precision, long, short) => {
    expect(formatDate('2027-01-14', precision)).toBe(long)
    expect(formatShortDate('2027-01-14', precision)).toBe(short)
  })
  test('the last day of June is in the second quarter, the first of July in the third', () => {
    expect(formatDate('2027-06-30', 'quarter')).toBe('2e trimestre 2027')
    expect(formatDate('2027-07-01', 'quarter')).toBe('3e trimestre 2027')
  })
  test('what is not a day is a bug', () => {
    expect(() => formatDay('hier')).toThrow(RangeError)
    expect(() => formatDay('2027-13-01')).toThrow(RangeError)
  })
  test('an instant is told in the time of Paris, summer and winter', () => {
    expect(formatInstant(new Date('2026-11-24T13:05:00Z'))).toBe('24 novembre 2026 à 14\u00a0h\u00a005')
    expect(formatHour(new Date('2026-07-01T07:00:00Z'))).toBe('9\u00a0h')
    expect(parisDay(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01')
  })
})

describe('delays', () => {
  test.each([
    ['2026-11-24', 'aujourd’hui'],
    ['2026-11-25', 'demain'],
    ['2026-11-29', 'dans 5\u00a0jours'],
    ['2026-12-15', 'dans 3 semaines'],
    ['2027-01-24', 'dans 2 mois'],
    ['2029-11-24', 'dans 3 ans'],
    ['2026-11-23', '1\u00a0jour de retard'],
    ['2026-09-20', '2 mois de retard'],
  ])('seen from 24 November 2026, %s is %s', (day, words) => {
    expect(formatDelay(day, '2026-11-24')).toBe(words)
  })
  test('thirteen days are days, fourteen are weeks', () => {
    expect(formatDuration('2026-11-01', '2026-11-14')).toBe('13\u00a0jours')
    expect(formatDuration('2026-11-01', '2026-11-15')).toBe('2 semaines')
  })
})

describe('words', () => {
  test('a line breaks neither inside a date nor before a sign set off by a space', () => {
    const shown = (text: string) => keepTogether(text).replaceAll('\u00a0', '_')
    expect(shown('le 15 sept. 2027, puis 1er trim. 2028')).toBe('le 15_sept._2027, puis 1er_trim._2028')
    expect(shown('de mars 2026 à mai 2027, 1er août')).toBe('de mars_2026 à mai_2027, 1er_août')
    expect(shown('Accompagner : « quatre groupes » ?')).toBe('Accompagner_: «_quatre groupes_»_?')
    expect(shown('12 maisons, 100 marseillais, en 2027')).toBe('12 maisons, 100 marseillais, en 2027')
  })
  test('ordinals agree, and their end can be raised', () => {
    expect(formatOrdinal(1)).toBe('1er')
    expect(formatOrdinal(1, 'feminine')).toBe('1re')
    expect(formatOrdinal(30)).toBe('30e')
    expect(splitOrdinals('copil, 1er trim. 2027')).toEqual([
      { text: 'copil, 1', start: 0, isRaised: false },
      { text: 'er', start: 8, isRaised: true },
      { text: ' trim. 2027', start: 10, isRaised: false },
    ])
    expect(splitOrdinals('12 enfants, 3 erreurs, 3eme')).toEqual([
      { text: '12 enfants, 3 erreurs, 3eme', start: 0, isRaised: false },
    ])
    expect(splitOrdinals('empreinte a4e, 12.5e').every(({ isRaised }) => !isRaised)).toBe(true)
    expect(splitOrdinals('')).toEqual([])
  })
  test('zero and one are singular', () => {
    expect([0, 1, 1.5, 2].map((count) => plural(count, 'cheval', 'chevaux'))).toEqual([
      'cheval',
      'cheval',
      'cheval',
      'chevaux',
    ])
    expect(formatCount(0, 'action')).toBe('0\u00a0action')
    expect(formatCount(1200, 'action')).toBe('1\u202f200\u00a0actions')
  })
  test('lists are joined as one says them', () => {
    expect(formatList([])).toBe('')
    expect(formatList(['a'])).toBe('a')
    expect(formatList(['a', 'b', 'c'])).toBe('a, b et c')
    expect(formatList(['a', 'b'], 'ou')).toBe('a ou b')
    expect(formatFirst(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d et e')
    expect(formatFirst(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d et 2\u00a0autres')
  })
  test('initials take the first and the last word', () => {
    expect(formatInitials('Claire Martin')).toBe('CM')
    expect(formatInitials('Jean-Pierre de la Tour')).toBe('JT')
    expect(formatInitials('élise')).toBe('É')
    expect(formatInitials('')).toBe('')
  })
})
