/** What is computed from hidden counts is hidden. */
import { expect, test } from 'vitest'
import { derivedMark } from './derived-mark.ts'

test.each([
  ['a rate whose denominator is hidden', ['shown', 'complementary'], 'complementary'],
  ['an evolution whose first year is forbidden', ['primary', 'shown'], 'primary'],
  ['a share of an absent total', ['shown', 'absent'], 'absent'],
  ['a rate whose counts are hidden and absent', ['absent', 'complementary'], 'complementary'],
  ['a rate of shown counts', ['shown', 'shown'], 'shown'],
] as const)('%s', (_, parts, mark) => {
  expect(derivedMark(...parts)).toBe(mark)
})
