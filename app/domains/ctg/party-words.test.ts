import { describe, expect, test } from 'vitest'
import { addWords, leaveWords, takesMore, wordsOf } from './party-words.ts'

describe('what a party says', () => {
  test.each([
    ['commitments', 'Ouvrir un relais\n\n Ouvrir un relais \nTenir la parité', ['Ouvrir un relais', 'Tenir la parité']],
    ['keptServices', '', []],
    ['expects', ' des services\nqui se parlent ', ['des services\nqui se parlent']],
    ['brings', ' \n ', []],
  ] as const)('%s: %j', (field, said, words) => {
    expect(wordsOf(field, said)).toEqual(words)
  })

  test.each([
    ['commitments', 'A', ['B', 'C'], 'A\nB\nC'],
    ['commitments', '', ['B'], 'B'],
    ['expects', '', ['B'], 'B'],
    ['expects', 'A', ['B'], 'A'],
  ] as const)('%s: to %j, %j is added: %j', (field, said, added, after) => {
    expect(addWords(field, said, added)).toBe(after)
    expect(takesMore(field, said)).toBe(after !== said)
  })

  test('what is left goes, the others stay in their order', () => {
    expect(leaveWords('keptServices', 'A\nB\nC', ['B', 'x'])).toBe('A\nC')
    expect(leaveWords('brings', 'A', ['A'])).toBe('')
  })
})
