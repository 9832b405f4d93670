import { expect, test } from 'vitest'
import { createTurns } from './hashing.server.ts'

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('two at a time, and a network that asks a hundred times makes another wait for two', async () => {
  const inTurn = createTurns({ atOnce: 2, mostWaiting: 1_000 })
  const done: string[] = []
  const seen = { running: 0, most: 0 }
  const work = (who: string) =>
    inTurn(who, async () => {
      seen.running += 1
      seen.most = Math.max(seen.most, seen.running)
      await after(1)
      seen.running -= 1
      done.push(who)
    })
  await Promise.all([...Array.from({ length: 100 }, () => work('crowd')), work('someone')])
  expect(seen.most).toBe(2)
  expect(done.length).toBe(101)
  expect(done.indexOf('someone')).toBeLessThan(5)
})

test('a failure gives its turn back', async () => {
  const inTurn = createTurns({ atOnce: 1, mostWaiting: 10 })
  await expect(inTurn('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(inTurn('a', async () => 'done')).resolves.toBe('done')
})

test('too many waiting are told so at once', async () => {
  const inTurn = createTurns({ atOnce: 1, mostWaiting: 2 })
  const three = ['a', 'b', 'c'].map((who) => inTurn(who, () => after(20)))
  await expect(inTurn('d', () => after(1))).rejects.toThrow('accounts.too-many-at-once')
  await Promise.all(three)
})
