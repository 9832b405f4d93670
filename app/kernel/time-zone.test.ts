import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from './calendar.ts'
import { dayIn, timeZoneOf, todayIn } from './time-zone.ts'

const newYearEve = new Date('2026-12-31T21:00:00Z')

describe('the day it is where a CTG is', () => {
  test.each([
    ['97411', '2027-01-01'],
    ['97608', '2027-01-01'],
    ['98818', '2027-01-01'],
    ['92036', '2026-12-31'],
    ['2A004', '2026-12-31'],
    ['97105', '2026-12-31'],
    ['98735', '2026-12-31'],
    [null, '2026-12-31'],
  ])('in %s, on the evening of 31 December in Paris, is %s', (commune, day) => {
    expect(dayIn(timeZoneOf(commune), newYearEve)).toBe(day)
  })
  test('in Guadeloupe, just after midnight in Paris, is still the day before', () => {
    const at = new Date('2027-02-28T23:30:00Z')
    expect(dayIn('Europe/Paris', at)).toBe('2027-03-01')
    expect(dayIn(timeZoneOf('97105'), at)).toBe('2027-02-28')
  })
  test('is asked of the mandate of the actor', () => {
    const mandate = { memberId: 'm', partyId: 'p', partyKind: 'caf', role: 'reader', themeId: null } as const
    const actor = {
      personId: 'p',
      name: 'Une personne',
      isPlatformAdministrator: false,
      memberships: [{ ...mandate, ctgId: 'island', timeZone: 'Indian/Reunion' }],
    }
    expect(todayIn({ actor, at: newYearEve }, 'island')).toBe('2027-01-01')
    expect(todayIn({ actor, at: newYearEve }, 'elsewhere')).toBe('2026-12-31')
  })
})

describe('days around a leap day', () => {
  test('29 February 2028 is a day like another', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-11-01', 120)).toBe('2028-02-29')
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(addMonths('2027-02-28', 12)).toBe('2028-02-28')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  })
})
