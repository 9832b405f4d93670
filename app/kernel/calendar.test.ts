import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  clockTimeIn,
  dayIn,
  dayStart,
  daysBetween,
  hourIn,
  instantIn,
  timeZoneOf,
  todayIn,
} from './calendar.ts'

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

describe('the hours of a territory', () => {
  test.each([
    ['2026-12-31T20:30:00Z', 'Indian/Reunion', 0],
    ['2026-12-31T20:30:00Z', 'Europe/Paris', 21],
    ['2027-01-01T03:30:00Z', 'America/Martinique', 23],
  ])('%s is, in %s, %i h', (instant, zone, hour) => expect(hourIn(zone, new Date(instant))).toBe(hour))

  test.each([
    ['2027-01-01', 'Indian/Reunion', '2026-12-31T20:00:00.000Z'],
    ['2027-01-01', 'America/Martinique', '2027-01-01T04:00:00.000Z'],
    ['2028-02-29', 'Indian/Reunion', '2028-02-28T20:00:00.000Z'],
    ['2027-03-28', 'Europe/Paris', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', 'Europe/Paris', '2027-03-28T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => expect(dayStart(zone, day).toISOString()).toBe(instant))
})

describe('an hour said where a meeting is held', () => {
  test.each([
    ['Europe/Paris', '2027-01-14', '14:00', '2027-01-14T13:00:00.000Z'],
    ['Europe/Paris', '2026-07-14', '09:30', '2026-07-14T07:30:00.000Z'],
    ['Europe/Paris', '2026-03-29', '14:00', '2026-03-29T12:00:00.000Z'],
    ['Europe/Paris', '2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
    ['Indian/Reunion', '2027-01-14', '09:00', '2027-01-14T05:00:00.000Z'],
    ['America/Martinique', '2027-07-14', '09:00', '2027-07-14T13:00:00.000Z'],
    ['America/Miquelon', '2027-03-14', '09:00', '2027-03-14T11:00:00.000Z'],
    ['Pacific/Tahiti', '2027-03-14', '20:00', '2027-03-15T06:00:00.000Z'],
  ])('in %s, %s at %s, is %s', (zone, day, hour, instant) => {
    const at = instantIn(zone, day, hour)
    expect(at.toISOString()).toBe(instant)
    expect([dayIn(zone, at), clockTimeIn(zone, at)]).toEqual([day, hour])
  })
  test.each([
    ['that comes twice is the first one', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['that does not exist is said with the clock of before', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s', (_sentence, day, hour, instant) => expect(instantIn('Europe/Paris', day, hour).toISOString()).toBe(instant))
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
