import { expect, test } from 'vitest'
import { z } from 'zod'
import { processorMs } from '#test/processor-ms.ts'
import { attemptOf, isToStop, nextAttempt, originOf, tokenState } from './api.ts'
import { cutList, keepNext, readCursor, writeCursor } from './cursor.ts'
import { versionIn } from './writing/write-operation.ts'
import { wrongBody } from './wrong-body.ts'

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

test.each([
  ['https://tableau.ville.fr', 'https://tableau.ville.fr'],
  ['https://tableau.ville.fr/', 'https://tableau.ville.fr'],
  ['https://tableau.ville.fr:8443', 'https://tableau.ville.fr:8443'],
  ['http://localhost:5173', 'http://localhost:5173'],
  ['http://tableau.ville.fr', undefined],
  ['https://tableau.ville.fr/page', undefined],
  ['https://moi@tableau.ville.fr', undefined],
  ['https://tableau.ville.fr?a=1', undefined],
  ['tableau.ville.fr', undefined],
  ['null', undefined],
  ['*', undefined],
])('the site %s is kept as %s', (text, origin) => {
  expect(originOf(text)).toBe(origin)
})

test.each([
  ['"12"', 12],
  ['"12.a-Z_9"', 12],
  ['W/"12.abc"', 12],
  [' "3" ', 3],
  ['12', undefined],
  ['*', undefined],
  ['"abc.12"', undefined],
  ['"12", "13"', undefined],
  ['"9999999999"', undefined],
  [undefined, undefined],
])('If-Match %s says the version %s', (header, version) => {
  expect(versionIn(header)).toBe(version)
})

test('a cursor is read by the list that gave it, and by no other', () => {
  const word = writeCursor('listMeetings', ['2027-01-01T00:00:00.000Z', 'id'])
  expect(word).toMatch(/^[\w-]+$/)
  expect(readCursor('listMeetings', word)).toEqual(['2027-01-01T00:00:00.000Z', 'id'])
  expect(readCursor('listActions', word)).toBeUndefined()
  for (const wrong of ['', '%', 'bm9u', writeCursor('listMeetings', [1, 2, 3, 4, 5])])
    expect(readCursor('listMeetings', wrong)).toBeUndefined()
})

test('a list is cut after what was given last, and said to go on only when it does', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id }))
  const cut = (size: number, after?: string) => cutList(items, { size, page: 1, after: after ? [after] : undefined })
  expect(cut(2)).toEqual({ items: items.slice(0, 2), next: ['b'] })
  expect(cut(2, 'b')).toEqual({ items: items.slice(2), next: null })
  expect(cut(3)).toEqual({ items, next: null })
  expect(cut(2, 'gone')).toBeUndefined()
  expect(keepNext([1, 2], 2, (one) => [one])).toEqual({ items: [1, 2], next: null })
})

test('each fault of what is sent has its place', () => {
  const shape = z.strictObject({ title: z.string(), on: z.iso.date().optional(), 'a/b': z.number().optional() })
  expect(wrongBody(shape, { title: 'x' }, 14)).toEqual([])
  expect(wrongBody(shape, { title: 1, on: 'demain', 'a/b': 'x', other: 1 }, 50)).toEqual([
    { pointer: '/title', detail: 'Attendu ici : un texte.' },
    { pointer: '/on', detail: 'Attendu ici : un jour, « AAAA-MM-JJ ».' },
    { pointer: '/a~1b', detail: 'Attendu ici : un nombre.' },
    { pointer: '/other', detail: 'Ce champ est inconnu ici.' },
  ])
})

test('faults by the hundred thousand are neither gathered nor told', () => {
  const shape = z.strictObject({ cells: z.array(z.array(z.union([z.number(), z.literal('secret'), z.null()]))) })
  const sent = { cells: Array.from({ length: 1_300 }, () => Array(500).fill('')) }
  const faults = () => wrongBody(shape, sent, 2_000_000)
  const first = [{ pointer: '/cells/0/0', detail: expect.any(String) }]
  expect(processorMs(() => expect(faults()).toEqual(first))).toBeLessThan(1_000)
  const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]))
  expect(wrongBody(shape, { cells: [], ...keys }, 60_000)).toHaveLength(100)
})
