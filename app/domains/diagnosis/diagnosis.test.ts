import { describe, expect, test } from 'vitest'
import {
  type GivenPosition,
  isNewerData,
  isReadingAwaited,
  listAwaitedParties,
  ranksFrom,
  refusalToGivePosition,
  refusalToRemoveTestimony,
  refusalToSetIssueStatus,
  refusalToUpdateFinding,
  refusalToWithdrawFinding,
  statusFromPositions,
} from './diagnosis.ts'

const caf = { id: 'caf', isSignatory: true, isLead: true }
const town = { id: 'town', isSignatory: true, isLead: true }
const msa = { id: 'msa', isSignatory: true, isLead: false }
const association = { id: 'association', isSignatory: false, isLead: false }
const parties = [caf, town, msa, association]
const given = (...pairs: readonly (readonly [string, GivenPosition['position']])[]): readonly GivenPosition[] =>
  pairs.map(([partyId, position]) => ({ partyId, position }))

describe('positions on a finding', () => {
  test('the lead parties are awaited, the other signatories are free to answer', () => {
    expect(listAwaitedParties(parties, [])).toEqual([caf, town])
    expect(listAwaitedParties(parties, given(['caf', 'agreement']))).toEqual([town])
  })
  test.each([
    ['one party of two', given(['caf', 'agreement']), 'proposed'],
    ['both agree', given(['caf', 'agreement'], ['town', 'agreement']), 'shared'],
    ['one with a reservation', given(['caf', 'agreement'], ['town', 'reservation']), 'shared'],
    ['one disagrees', given(['caf', 'agreement'], ['town', 'disagreement']), 'proposed'],
    ['one is not asked, the other alone', given(['caf', 'agreement'], ['town', 'not-asked']), 'proposed'],
    [
      'one is not asked, two others',
      given(['caf', 'agreement'], ['town', 'not-asked'], ['msa', 'agreement']),
      'shared',
    ],
    ['a signatory disagrees', given(['caf', 'agreement'], ['town', 'agreement'], ['msa', 'disagreement']), 'proposed'],
  ] as const)('%s: %s', (_case, answers, status) => {
    expect(statusFromPositions(parties, answers)).toBe(status)
  })
  test('only a signatory has one, and not on a finding withdrawn', () => {
    expect(refusalToGivePosition({ status: 'proposed' }, town)).toBeUndefined()
    expect(refusalToGivePosition({ status: 'shared' }, msa)).toBeUndefined()
    expect(refusalToGivePosition({ status: 'proposed' }, association)).toBe('position-not-signatory')
    expect(refusalToGivePosition({ status: 'withdrawn' }, town)).toBe('finding-withdrawn')
  })
})

describe('a finding', () => {
  test('is corrected and withdrawn while proposed', () => {
    expect(refusalToUpdateFinding({ status: 'proposed' })).toBeUndefined()
    expect(refusalToWithdrawFinding({ status: 'proposed' })).toBeUndefined()
  })
  test('no longer moves once shared or withdrawn', () => {
    expect(refusalToUpdateFinding({ status: 'shared' })).toBe('finding-shared')
    expect(refusalToUpdateFinding({ status: 'withdrawn' })).toBe('finding-withdrawn')
    expect(refusalToWithdrawFinding({ status: 'shared' })).toBe('shared-not-withdrawn')
    expect(refusalToWithdrawFinding({ status: 'withdrawn' })).toBe('finding-withdrawn')
  })
  test('keeps its vintage and says when a newer one exists', () => {
    expect(isNewerData(2023, 2024)).toBe(true)
    expect(isNewerData(2023, 2023)).toBe(false)
    expect(isNewerData(2023, null)).toBe(false)
  })
  test('a testimony that one rests on stays', () => {
    expect(refusalToRemoveTestimony(0)).toBeUndefined()
    expect(refusalToRemoveTestimony(1)).toBe('testimony-used')
  })
})

describe('an issue', () => {
  test('goes between to debate and proposed', () => {
    expect(refusalToSetIssueStatus({ status: 'to-debate' }, 'proposed')).toBeUndefined()
    expect(refusalToSetIssueStatus({ status: 'proposed' }, 'to-debate')).toBeUndefined()
    expect(refusalToSetIssueStatus({ status: 'proposed' }, 'not-retained')).toBe('issue-needs-both')
    expect(refusalToSetIssueStatus({ status: 'not-retained' }, 'to-debate')).toBeUndefined()
  })
  test('is retained by a decision only, and then stays', () => {
    expect(refusalToSetIssueStatus({ status: 'proposed' }, 'retained')).toBe('issue-needs-decision')
    expect(refusalToSetIssueStatus({ status: 'retained' }, 'to-debate')).toBe('issue-decided')
    expect(refusalToSetIssueStatus({ status: 'retained' }, 'not-retained')).toBe('issue-decided')
  })
  test('is ranked in the order decided, after those retained before', () => {
    expect([...ranksFrom(['b', 'a', 'b'], 2)]).toEqual([
      ['b', 3],
      ['a', 4],
    ])
  })
})

describe('the reading of a party', () => {
  test.each([
    ['never asked', { text: '', askedOn: null, writtenOn: null }, false],
    ['asked, empty', { text: '', askedOn: '2026-11-02', writtenOn: null }, true],
    ['written after it was asked', { text: 'x', askedOn: '2026-11-02', writtenOn: '2026-11-06' }, false],
    ['asked again since', { text: 'x', askedOn: '2026-11-20', writtenOn: '2026-11-06' }, true],
  ] as const)('%s', (_case, reading, isAwaited) => {
    expect(isReadingAwaited(reading)).toBe(isAwaited)
  })
})
