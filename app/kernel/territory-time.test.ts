import { describe, expect, test } from 'vitest'
import { dayIn, dayStart, hourIn, timeZoneOf } from './territory-time.ts'

describe('the clock of a territory', () => {
  test.each([
    [['92036'], 'Europe/Paris'],
    [[], 'Europe/Paris'],
    [['97411', '97415'], 'Indian/Reunion'],
    [['97105'], 'America/Guadeloupe'],
    [['97209'], 'America/Martinique'],
    [['97302'], 'America/Cayenne'],
    [['97608'], 'Indian/Mayotte'],
  ])('%j lives at the time of %s', (codes, zone) => expect(timeZoneOf(codes)).toBe(zone))

  test.each([
    ['2026-12-31T20:30:00Z', 'Indian/Reunion', '2027-01-01', 0],
    ['2026-12-31T20:30:00Z', 'Europe/Paris', '2026-12-31', 21],
    ['2027-01-01T03:30:00Z', 'America/Martinique', '2026-12-31', 23],
    ['2028-02-28T20:00:00Z', 'Indian/Reunion', '2028-02-29', 0],
  ])('%s is, in %s, the %s at %i', (instant, zone, day, hour) => {
    expect(dayIn(new Date(instant), zone)).toBe(day)
    expect(hourIn(new Date(instant), zone)).toBe(hour)
  })

  test.each([
    ['2027-01-01', 'Indian/Reunion', '2026-12-31T20:00:00.000Z'],
    ['2027-01-01', 'America/Martinique', '2027-01-01T04:00:00.000Z'],
    ['2027-03-28', 'Europe/Paris', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', 'Europe/Paris', '2027-03-28T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => expect(dayStart(day, zone).toISOString()).toBe(instant))
})
