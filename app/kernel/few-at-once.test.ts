/** Groups of a long list, a few at once. */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { countTogether } from './few-at-once.ts'

const items = Array.from({ length: 107 }, (_, index) => index)
const byNumber = (one: number, other: number) => one - other

test('each is done once, in groups, a few groups at once, and counted when there was something to do', async () => {
  const [running, seen, most] = [new Set<readonly number[]>(), [] as number[], { groups: 0, size: 0 }]
  const done = await countTogether(items, async (group) => {
    running.add(group)
    most.groups = Math.max(most.groups, running.size)
    most.size = Math.max(most.size, group.length)
    await setImmediate()
    running.delete(group)
    seen.push(...group)
    return group.filter((item) => item % 2 === 0).length
  })
  expect([done, most, seen.toSorted(byNumber)]).toEqual([54, { groups: 3, size: 20 }, items])
})

test('one that fails is thrown once the others are done, those of its group one by one', async () => {
  const seen: number[] = []
  const failing = countTogether(items, async (group) => {
    await setImmediate()
    if (group.includes(42)) throw new Error('the forty-second')
    seen.push(...group)
    return group.length
  })
  await expect(failing).rejects.toThrow('the forty-second')
  expect(seen.toSorted(byNumber)).toEqual(items.filter((item) => item !== 42))
})
