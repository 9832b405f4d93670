import { describe, expect, test } from 'vitest'
import { decidedKinds, type MilestoneFacts, refusalToFrame, remarksOf, remarksOfAll } from './journey.ts'

const whole: MilestoneFacts = {
  partiesWithoutRepresentative: [],
  copilCount: 1,
  themesWithoutFinding: [],
  findingsWithoutElement: 0,
  findingsAwaitingPosition: 0,
  retainedIssues: 2,
  actions: 25,
  actionsWithoutLead: 0,
  actionsWithoutDate: 0,
  actionsWithoutObjective: 0,
  objectivesWithoutBaseline: 0,
  conventionVersions: 1,
}
const codes = (missing: readonly { readonly code: string; readonly count: number }[]) =>
  missing.map(({ code, count }) => `${code} ${count}`)

describe('what Trame points out', () => {
  test('is nothing when nothing is missing', () => {
    expect(remarksOfAll(decidedKinds, whole)).toEqual([])
    expect(remarksOf.framed(whole)).toEqual([])
  })
  test.each([
    [
      'framed',
      { partiesWithoutRepresentative: ['Ville'], copilCount: 0 },
      ['parties-without-representative 1', 'no-body 1'],
    ],
    [
      'diagnosis-validated',
      { themesWithoutFinding: ['Vacances'], findingsWithoutElement: 3 },
      ['no-finding 1', 'findings-without-element 3'],
    ],
    ['diagnosis-validated', { findingsAwaitingPosition: 2 }, ['findings-not-asked 2']],
    ['priorities-validated', { retainedIssues: 0 }, ['no-retained-issue 1']],
    ['plan-validated', { actions: 0 }, ['no-action 1']],
    [
      'plan-validated',
      { actionsWithoutLead: 1, actionsWithoutDate: 2, actionsWithoutObjective: 3, objectivesWithoutBaseline: 4 },
      [
        'actions-without-lead 1',
        'actions-without-date 2',
        'actions-without-objective 3',
        'objectives-without-baseline 4',
      ],
    ],
    ['draft-validated', { conventionVersions: 0 }, ['no-convention-draft 1']],
  ] as const)('for %s: %j', (kind, given, expected) => {
    expect(codes(remarksOf[kind]({ ...whole, ...given }))).toEqual(expected)
  })
  test('is said once when several milestones are reached by one decision', () => {
    const facts = { ...whole, conventionVersions: 0 }
    expect(codes(remarksOfAll(['draft-validated', 'signature-decided'], facts))).toEqual(['no-convention-draft 1'])
  })
})

describe('the framing note', () => {
  test.each([
    ['is agreed by the other party', { reachedOn: null, agreedPartyIds: ['caf'], isSameNote: true }, 'town', undefined],
    [
      'is not agreed twice by one',
      { reachedOn: null, agreedPartyIds: ['caf'], isSameNote: true },
      'caf',
      'framing-already-agreed',
    ],
    ['may be rewritten by the same', { reachedOn: null, agreedPartyIds: ['caf'], isSameNote: false }, 'caf', undefined],
    [
      'is recorded once',
      { reachedOn: '2026-09-12', agreedPartyIds: [], isSameNote: false },
      'caf',
      'framing-already-recorded',
    ],
  ] as const)('%s', (_sentence, state, partyId, refusal) => {
    expect(refusalToFrame(state, partyId)).toBe(refusal)
  })
})
