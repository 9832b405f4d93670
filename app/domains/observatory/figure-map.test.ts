import { expect, test } from 'vitest'
import { toldApart } from './figure-map.ts'

const dot = (code: string) => ({ code, name: code, value: 1, flags: [], isOwn: false })
const seen = { dots: [dot('a'), dot('b')], missingDots: [{ code: 'c', name: 'c', reason: 'secret' as const }] }

test('a map tells ours apart, the secret ones too, and none when it holds no other', () => {
  expect([...toldApart(['a', 'c'], seen)]).toEqual(['a', 'c'])
  expect([...toldApart(['a', 'b', 'c'], seen)]).toEqual([])
})
