import { expect, test } from 'vitest'
import { attemptOf, isToStop, nextAttempt, tokenState } from './api.ts'

const at = new Date('2027-03-02T09:00:00Z')
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

test.each([
  [{ expiresAt: hoursLater(1), revokedAt: null }, 'open'],
  [{ expiresAt: at, revokedAt: null }, 'expired'],
  [{ expiresAt: hoursLater(1), revokedAt: at }, 'revoked'],
  [{ expiresAt: at, revokedAt: at }, 'revoked'],
])('the token %j is %s', (token, state) => {
  expect(tokenState(token, at)).toBe(state)
})

test('a message is tried eight times, each later than the one before, within two days', () => {
  const waits: number[] = []
  for (let attempts = 1, now = at; ; attempts += 1) {
    const next = nextAttempt(attempts, now)
    if (!next) break
    waits.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  expect(waits).toEqual([1, 5, 30, 120, 360, 720, 1440])
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(48 * 60)
})

test('a webhook is stopped after two days without one right answer', () => {
  expect(isToStop(null, at)).toBe(false)
  expect(isToStop(at, hoursLater(47.9))).toBe(false)
  expect(isToStop(at, hoursLater(48))).toBe(true)
})

test.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'failed'],
  [400, 'failed'],
  [410, 'gone'],
  [500, 'failed'],
])('an answer %i is %s', (status, kind) => {
  expect(attemptOf(status)).toMatchObject({ kind, status })
})
