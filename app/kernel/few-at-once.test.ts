import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { countDone } from './few-at-once.ts'

test('each is done once, a few at once, and counted when there was something to do', async () => {
  const [running, seen, most] = [new Set<number>(), [] as number[], { count: 0 }]
  const items = Array.from({ length: 20 }, (_, index) => index)
  const done = await countDone(items, async (item) => {
    running.add(item)
    most.count = Math.max(most.count, running.size)
    await setImmediate()
    running.delete(item)
    seen.push(item)
    return item % 2 === 0
  })
  expect([done, most.count, seen.toSorted((one, other) => one - other)]).toEqual([10, 3, items])
})

test('one that fails is thrown once the others are done', async () => {
  const seen: number[] = []
  const failing = countDone([1, 2, 3, 4, 5], async (item) => {
    await setImmediate()
    if (item === 2) throw new Error('the second')
    seen.push(item)
    return true
  })
  await expect(failing).rejects.toThrow('the second')
  expect(seen.toSorted()).toEqual([1, 3, 4, 5])
})
