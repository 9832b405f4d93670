import { describe, expect, test } from 'vitest'
import type { Convention, Signatory } from './convention.ts'
import { stageWords } from './stage-labels.fr.ts'
import { standingOf, type VersionStage } from './version-stage.ts'

const signatory = (partyId: string, given: Partial<Signatory> = {}): Signatory => ({
  ...{ partyId, name: partyId, shortName: partyId, kind: 'authority', isLead: true, act: null, signature: null },
  ...given,
})
const act = (versionId: string | null, kind: 'assembly' | 'none' = 'assembly') => ({
  ...{ kind, versionId, number: '', expectedOn: null, transmittedOn: null, note: '' },
  adoptedOn: kind === 'none' ? null : '2026-03-01',
})
const signature = (versionId: string | null, signedOn: string | null = '2026-04-01') => ({
  ...{ versionId, signedOn, signedBy: '', signedAs: '', note: '' },
})
const versions = [
  { id: 'v2', number: 2, decisionId: null },
  { id: 'v1', number: 1, decisionId: 'd1' },
]
const convention = (signatories: readonly Signatory[], given: Partial<Convention> = {}): Convention => ({
  ...{ signatories, versions, signedOn: null, isArchived: false },
  ...given,
})

describe('the state of a version', () => {
  test.each<[string, Convention, string, VersionStage]>([
    ['alone, it is frozen', convention([], { versions: [{ id: 'v1', number: 1, decisionId: null }] }), 'v1', 'frozen'],
    ['tied to a decision, it is validated', convention([]), 'v1', 'validated'],
    ['a later one that no decision names is replaced by the one to sign', convention([]), 'v2', 'replaced'],
    ['one act makes it voted', convention([signatory('a', { act: act('v1') })]), 'v1', 'voting'],
    ['an act on another version does not', convention([signatory('a', { act: act('v2') })]), 'v1', 'validated'],
    ['no act needed is no vote', convention([signatory('a', { act: act('v1', 'none') })]), 'v1', 'validated'],
    [
      'one signature says more than the acts',
      convention([signatory('a', { signature: signature('v1') })]),
      'v1',
      'signing',
    ],
    [
      'a refusal is no signature',
      convention([signatory('a', { signature: signature(null, null) })]),
      'v1',
      'validated',
    ],
    [
      'the convention signed, it is signed',
      convention([signatory('a', { signature: signature('v1') })], { signedOn: '2026-04-01' }),
      'v1',
      'signed',
    ],
    [
      'another one that nobody signed stays replaced',
      convention([signatory('a', { signature: signature('v1') })], { signedOn: '2026-04-01' }),
      'v2',
      'replaced',
    ],
  ])('%s', (_title, given, versionId, stage) => {
    expect(standingOf(given, versionId).stage).toBe(stage)
  })
})

test('who holds which version: voted, signed and sent are told by version, an act that names none being on the one to sign', () => {
  const given = convention([
    signatory('a', { act: act('v1'), signature: signature('v1') }),
    signatory('b', { act: act(null) }),
    signatory('c', { act: act('v2') }),
  ])
  const handovers = [
    { versionId: 'v1', partyId: 'c', handedOn: '2026-02-01' },
    { versionId: 'v2', partyId: 'b', handedOn: '2026-02-01' },
  ]
  const names = (list: readonly Signatory[]) => list.map(({ partyId }) => partyId)
  const first = standingOf(given, 'v1', handovers)
  expect([names(first.voted), names(first.signed), names(first.sent), first.total]).toEqual([
    ['a', 'b'],
    ['a'],
    ['c'],
    3,
  ])
  const second = standingOf(given, 'v2', handovers)
  expect([names(second.voted), names(second.signed), names(second.sent)]).toEqual([['c'], [], ['b']])
})

test('acts count out of all signatories, signatures out of those who have not refused', () => {
  const given = convention([
    signatory('a', { act: act('v1'), signature: signature('v1') }),
    signatory('b'),
    signatory('c', { signature: signature(null, null) }),
  ])
  const standing = standingOf(given, 'v1')
  expect([standing.total, standing.called]).toEqual([3, 2])
  expect(stageWords({ ...standing, signedOn: null })).toBe('en cours de signature, 1 sur 2')
})

test.each([
  [[], 'v2', 'remplacée'],
  [[], 'v1', 'validée par une décision'],
  [[signatory('a', { act: act('v1') }), signatory('b')], 'v1', 'votée par 1 sur 2'],
  [[signatory('a', { signature: signature('v1') }), signatory('b')], 'v1', 'signée par 1 sur 2'],
])('archived with its CTG, a version goes no further', (signatories, id, said) => {
  const standing = standingOf(convention(signatories, { isArchived: true }), id)
  expect(stageWords({ ...standing, signedOn: null })).toBe(said)
})
