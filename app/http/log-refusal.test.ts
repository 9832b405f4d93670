import { afterEach, expect, test, vi } from 'vitest'
import { log } from '#app/kernel/log.server.ts'
import { logRefusal } from './log-refusal.server.ts'

const told = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
afterEach(() => told.mockClear())

const path = '/ctg/00000000-0000-4000-8000-000000000001/plan'
const asker = { personId: '00000000-0000-4000-8000-000000000002' }

test.each([403, 404, 413, 429])('what answers %i to somebody known is told, with who and what', (status) => {
  logRefusal({ method: 'POST', path, status }, asker)
  expect(told.mock.calls).toEqual([[{ method: 'POST', path, status, ...asker }, 'refused']])
})

test('by a token of the API too', () => {
  logRefusal({ method: 'GET', path: '/api/v1/ctg', status: 403 }, { tokenId: 'one' })
  expect(told.mock.calls[0]?.[0]).toMatchObject({ tokenId: 'one' })
})

test('nothing of somebody without an account, nor of what was accepted or wrongly typed', () => {
  logRefusal({ method: 'POST', path, status: 403 }, undefined)
  for (const status of [200, 303, 422]) logRefusal({ method: 'POST', path, status }, asker)
  expect(told).not.toHaveBeenCalled()
})

test.each(['/point/abcdef', '//point/abcdef', '/https://trame.fr/point/abcdef', '/ctg/Mme Untel', '/Mme%20Untel'])(
  '%s, which may be a secret or anything typed, is told to nobody',
  (address) => {
    logRefusal({ method: 'POST', path: address, status: 403 }, asker)
    logRefusal({ method: 'GET', path: address, status: 404 }, asker)
    expect(told.mock.calls).toEqual([[{ method: 'POST', status: 403, ...asker }, 'refused']])
  },
)
