import { expect, test } from 'vitest'
import { z } from 'zod'
import { untilFirstFault } from './fields.ts'
import { mostSearchedValues, readInput } from './read-input.ts'

const line = z.object({ id: z.uuid(), key: z.string(), value: z.number() })
const shape = z.object({ title: z.string().min(3), lines: z.array(line) })

const faultsOf = (sent: unknown): number => {
  try {
    readInput(shape, sent)
    return 0
  } catch (error) {
    return error instanceof z.ZodError ? error.issues.length : expect.unreachable()
  }
}

test('of a form, every fault is told, however long its texts', () => {
  expect(faultsOf({ title: 'a', lines: [{}, null] })).toBe(5)
  expect(faultsOf({ title: 'a', lines: ['a'.repeat(1_000_000), {}] })).toBe(5)
  expect(faultsOf({ title: 'abc', lines: [] })).toBe(0)
})

test.each([
  ['objects that are nothing', { title: 'a', lines: Array(mostSearchedValues).fill({}) }],
  ['values within values', { title: 'a', lines: Array(40).fill(Array(300).fill(null)) }],
])('of what is heavy, the first fault alone is looked for: %s', (_name, sent) => {
  expect(faultsOf(sent)).toBe(shape.safeParse(sent, untilFirstFault).error?.issues.length)
  expect(faultsOf(sent)).toBeLessThan(5)
})
