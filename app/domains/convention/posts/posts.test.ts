import { expect, test } from 'vitest'
import { fullTimeOf, fullTimeWords } from './posts.ts'

const posts = (...times: readonly (number | null)[]) => times.map((fullTimeEquivalents) => ({ fullTimeEquivalents }))

test.each([
  [posts(), 0, 0, '0 ETP'],
  [posts(0.1, 0.2), 0.3, 0, '0,3 ETP'],
  [posts(1, 0.5, 0.8), 2.3, 0, '2,3 ETP'],
  [posts(1, null), 1, 1, '1 ETP, sans compter 1 poste dont le temps n’est pas dit'],
  [posts(null, null), 0, 2, '0 ETP, sans compter 2 postes dont le temps n’est pas dit'],
])(
  'the full time of posts is their sum; what is not said is counted, never as nothing',
  (given, total, unsaid, words) => {
    expect(fullTimeOf(given)).toEqual({ total, unsaid })
    expect(fullTimeWords(fullTimeOf(given)).replace(/\u00a0|\u202f/g, ' ')).toBe(words)
  },
)
