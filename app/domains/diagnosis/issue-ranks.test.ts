import { describe, expect, test } from 'vitest'
import type { IssueStatus } from './diagnosis.ts'
import {
  copilOrder,
  gapsBetween,
  partiesThatScore,
  ranksOf,
  refusalToScore,
  type ScoredIssue,
  wideGapsOf,
} from './issue-ranks.ts'

/** « a 4 3 4 »: gravity, capacity, urgency. */
const scored = (...lines: readonly string[]): readonly ScoredIssue[] =>
  lines.map((line) => {
    const [issueId = '', ...scores] = line.split(' ')
    const [gravity = 1, capacity = 1, urgency = 1] = scores.map(Number)
    return { issueId, gravity, capacity, urgency }
  })

describe('the order of one party', () => {
  const cases: readonly [string, readonly string[], readonly (readonly [string, number])[]][] = [
    [
      'goes by the sum of the three scores',
      ['a 1 1 1', 'b 4 4 4', 'c 2 2 2'],
      [
        ['b', 1],
        ['c', 2],
        ['a', 3],
      ],
    ],
    [
      'at equal sums gravity decides',
      ['a 2 4 3', 'b 4 2 3'],
      [
        ['b', 1],
        ['a', 2],
      ],
    ],
    [
      'then urgency',
      ['a 3 4 2', 'b 3 2 4'],
      [
        ['b', 1],
        ['a', 2],
      ],
    ],
    [
      'what is told not apart shares its rank, and the next keeps its place',
      ['a 3 3 3', 'b 3 3 3', 'c 1 1 1'],
      [
        ['a', 1],
        ['b', 1],
        ['c', 3],
      ],
    ],
    ['says nothing of what is not scored', [], []],
  ]
  test.each(cases)('%s', (_name, lines, expected) => {
    expect([...ranksOf(scored(...lines))]).toEqual(expected)
  })
})

describe('the gap between two parties', () => {
  const first = scored('a 4 4 4', 'b 3 3 3', 'c 2 2 2', 'd 1 1 1')
  test('is the places by which the second puts an issue higher', () => {
    expect([...gapsBetween(first, scored('d 4 4 4', 'a 3 3 3', 'b 2 2 2', 'c 1 1 1'))]).toEqual([
      ['a', -1],
      ['b', -1],
      ['c', -1],
      ['d', 3],
    ])
  })
  test('is counted among the issues that both scored', () => {
    expect([...gapsBetween(first, scored('d 4 4 4', 'b 2 2 2'))]).toEqual([
      ['b', -1],
      ['d', 1],
    ])
    expect([...gapsBetween(first, [])]).toEqual([])
  })
  test('of an issue is its widest, whoever the two parties are; under three places it is none', () => {
    const parties = [
      { partyId: 'caf', scored: first },
      { partyId: 'town', scored: scored('b 4 4 4', 'a 3 3 3', 'c 2 2 2', 'd 1 1 1') },
      { partyId: 'mission', scored: scored('d 4 4 4', 'c 3 3 3', 'b 2 2 2', 'a 1 1 1') },
    ]
    expect(wideGapsOf(parties)).toEqual([
      { issueId: 'a', places: 3, higherPartyId: 'caf', lowerPartyId: 'mission' },
      { issueId: 'd', places: 3, higherPartyId: 'mission', lowerPartyId: 'caf' },
    ])
    expect(wideGapsOf(parties.slice(0, 2))).toEqual([])
    expect(wideGapsOf(parties.slice(0, 1))).toEqual([])
  })
})

test('for the copil: what it retained, what is proposed, what is to debate, each in its order; the rest apart', () => {
  const issue = (number: number, status: IssueStatus, rank: number | null, proposedRank: number | null) => ({
    ...{ number, status, rank, proposedRank },
  })
  const order = copilOrder([
    issue(1, 'to-debate', null, null),
    issue(2, 'proposed', null, 2),
    issue(3, 'proposed', null, null),
    issue(4, 'not-retained', null, 1),
    issue(5, 'retained', 2, null),
    issue(6, 'proposed', null, 1),
    issue(7, 'retained', 1, 9),
    issue(8, 'to-debate', null, 3),
  ])
  const numbers = (issues: readonly { readonly number: number }[]) => issues.map(({ number }) => number)
  expect(numbers(order.retained)).toEqual([7, 5])
  expect(numbers(order.proposed)).toEqual([6, 2, 3])
  expect(numbers(order.toDebate)).toEqual([8, 1])
  expect(numbers(order.notRetained)).toEqual([4])
})

test('the parties that sit at the copil score; before anyone sits, those who sign', () => {
  const party = (id: string, sitsAtCopil: boolean, isSignatory: boolean) => ({ id, sitsAtCopil, isSignatory })
  const ids = (parties: readonly ReturnType<typeof party>[]) => partiesThatScore(parties).map(({ id }) => id)
  expect(ids([party('caf', true, true), party('town', false, true), party('mission', true, false)])).toEqual([
    'caf',
    'mission',
  ])
  expect(ids([party('caf', false, true), party('mission', false, false)])).toEqual(['caf'])
  expect(refusalToScore([{ id: 'caf', scoresNow: true }], 'caf')).toBeUndefined()
  expect(refusalToScore([{ id: 'town', scoresNow: false }], 'town')).toBe('score-not-sitting')
})
