import { expect, test } from 'vitest'
import { isNearlyFull } from './file-room.ts'

test.each([
  [0, false],
  [900, false],
  [901, true],
  [1100, true],
])('a CTG that keeps %i of 1000 is nearly full: %s', (usedBytes, isTold) => {
  expect(isNearlyFull({ usedBytes, mostBytes: 1000 })).toBe(isTold)
})
