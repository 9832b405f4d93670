import { describe, expect, test } from 'vitest'
import { mailToWrite, quoteOf } from './notices.ts'

const paris = 'Europe/Paris'
const at = (instant: string) => new Date(instant)
const one = (instant: string) => ({ oldest: at(instant), latest: at(instant) })

describe('the mail to write now', () => {
  // 26 November 2026 is a Thursday; Paris is UTC+1.
  test.each([
    ['daily: at seven in the morning', 'daily', '2026-11-26T06:00:00Z', one('2026-11-25T15:00:00Z'), '2026-11-26'],
    ['daily: not before seven', 'daily', '2026-11-26T05:59:00Z', one('2026-11-25T15:00:00Z'), undefined],
    [
      'daily: what came after seven waits for tomorrow',
      'daily',
      '2026-11-26T10:00:00Z',
      one('2026-11-26T09:00:00Z'),
      undefined,
    ],
    [
      'daily: a server stopped at seven writes later',
      'daily',
      '2026-11-26T15:00:00Z',
      one('2026-11-26T05:00:00Z'),
      '2026-11-26',
    ],
    ['daily: not on Saturday', 'daily', '2026-11-28T08:00:00Z', one('2026-11-27T15:00:00Z'), undefined],
    [
      'daily: on Monday, what came since Friday',
      'daily',
      '2026-11-30T08:00:00Z',
      one('2026-11-27T15:00:00Z'),
      '2026-11-30',
    ],
    ['weekly: on Monday', 'weekly', '2026-11-30T06:10:00Z', one('2026-11-27T15:00:00Z'), '2026-11-30'],
    [
      'weekly: later in the week, for a Monday missed',
      'weekly',
      '2026-12-01T08:00:00Z',
      one('2026-11-27T15:00:00Z'),
      '2026-11-30',
    ],
    ['weekly: what came on Tuesday waits', 'weekly', '2026-12-03T08:00:00Z', one('2026-12-01T15:00:00Z'), undefined],
    ['never', 'never', '2026-11-30T08:00:00Z', one('2026-11-27T15:00:00Z'), undefined],
  ] as const)('%s', (_case, pace, now, pending, slot) => {
    expect(mailToWrite(pace, { at: at(now), timeZone: paris }, pending)?.slot).toBe(slot)
  })

  test('is reckoned where the person is', () => {
    const pending = one('2026-11-25T15:00:00Z')
    // 3:10 in UTC is 7:10 in La Réunion, and 4:10 in Paris.
    const now = at('2026-11-26T03:10:00Z')
    expect(mailToWrite('daily', { at: now, timeZone: 'Indian/Reunion' }, pending)?.slot).toBe('2026-11-26')
    expect(mailToWrite('daily', { at: now, timeZone: paris }, pending)).toBeUndefined()
  })

  test('at once waits for a burst to end, ten minutes at most', () => {
    const moment = { at: at('2026-11-26T10:10:00Z'), timeZone: paris }
    const due = (oldest: string, latest: string) =>
      mailToWrite('at-once', moment, { oldest: at(`2026-11-26T${oldest}Z`), latest: at(`2026-11-26T${latest}Z`) })
    expect(due('10:09:00', '10:09:00')).toBeUndefined()
    expect(due('10:05:00', '10:08:00')).toBeDefined()
    expect(due('10:00:00', '10:09:30')).toBeDefined()
  })
})

test('a quotation is one line, cut when it is long', () => {
  expect(quoteOf(' Voir\n\nceci ')).toBe('Voir ceci')
  expect(quoteOf('x'.repeat(400))).toHaveLength(280)
})
