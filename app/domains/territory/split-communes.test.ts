import { expect, test } from 'vitest'
import { formerWholeOf, withFormerParts } from './split-communes.ts'

test.each([
  ['a commune that never was in another', ['92036'], ['92036']],
  ['the one whose code was that of the whole', ['14712'], ['14712', '14666']],
  ['a part, with the others', ['15031'], ['15031', '15035', '15047', '15171']],
  ['all of them, once', ['14712', '14666'], ['14712', '14666']],
])('read with what tells whose figure it is: %s', (_, codes, read) => {
  expect(withFormerParts(codes)).toEqual(read)
})

test.each([
  [2015, false],
  [2016, true],
  [2018, true],
  [2019, false],
])('in %i, the figure of the whole is also that of its part: %s', (year, isOne) => {
  expect(formerWholeOf('14666', year) !== undefined).toBe(isOne)
})
