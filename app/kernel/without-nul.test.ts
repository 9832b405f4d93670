import { expect, test } from 'vitest'
import { withoutNul } from './without-nul.ts'

test('NUL is left out of texts wherever they stand, and nothing else changes', () => {
  const at = new Date(0)
  expect(withoutNul({ title: 'Une\u0000 crèche\n', ids: ['a\u0000', 'b'], count: 3, none: null, at })).toEqual({
    title: 'Une crèche\n',
    ids: ['a', 'b'],
    count: 3,
    none: null,
    at,
  })
})
