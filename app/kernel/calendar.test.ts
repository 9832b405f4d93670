import { describe, expect, test } from 'vitest'
import { parisInstant } from './calendar.ts'

describe('an hour in Paris', () => {
  test.each([
    ['2027-01-14', '14:00', '2027-01-14T13:00:00.000Z'],
    ['2026-07-14', '09:30', '2026-07-14T07:30:00.000Z'],
    ['2026-03-29', '14:00', '2026-03-29T12:00:00.000Z'],
    ['2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
  ])('%s %s is %s', (day, hour, instant) => {
    expect(parisInstant(day, hour).toISOString()).toBe(instant)
  })
})
