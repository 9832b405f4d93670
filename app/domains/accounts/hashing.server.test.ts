import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { hashInTurn } from './hashing.server.ts'

test('two at a time, and a network that asks a hundred times makes another wait for two', async () => {
  const done: string[] = []
  const seen = { running: 0, most: 0 }
  const work = (who: string) =>
    hashInTurn(who, async () => {
      seen.running += 1
      seen.most = Math.max(seen.most, seen.running)
      await wait(1)
      seen.running -= 1
      done.push(who)
    })
  await Promise.all([...Array.from({ length: 100 }, () => work('crowd')), work('someone')])
  expect(seen.most).toBe(2)
  expect(done.length).toBe(101)
  expect(done.indexOf('someone')).toBeLessThan(5)
})

test('too many waiting are told so at once, and a network that fills the queue does not shut the door on another', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const crowd = Promise.allSettled(Array.from({ length: 302 }, () => hashInTurn('crowd', () => promise)))
  await expect(hashInTurn('crowd', () => promise)).rejects.toThrow('accounts.too-many-at-once')
  const someone = hashInTurn('someone', async () => 'entered')
  resolve()
  expect(await someone).toBe('entered')
  expect((await crowd).filter(({ status }) => status === 'rejected')).toHaveLength(1)
})
