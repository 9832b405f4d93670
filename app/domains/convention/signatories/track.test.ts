import { describe, expect, test } from 'vitest'
import { authorising, signing } from '../convention.ts'
import type { SignatoryRow, SignatoryTable } from './signatory-row.ts'
import { trackOf } from './track.ts'

const today = '2027-03-10'
const row = (partyId: string, facts: Partial<SignatoryRow> = {}): SignatoryRow => ({
  ...{ partyId, name: partyId, shortName: partyId, kind: 'authority', isLead: false },
  ...{ act: null, signature: null, representedBy: null, representedAs: null },
  ...facts,
})
const act = (adoptedOn: string | null, expectedOn: string | null = null, versionId = 'v2') => ({
  ...{ kind: 'assembly' as const, versionId, number: '', adoptedOn, expectedOn, transmittedOn: null, note: '' },
})
const signature = (signedOn: string | null) => ({ versionId: 'v2', signedOn, signedBy: '', signedAs: '', note: '' })

function track(signatories: readonly SignatoryRow[], facts: Partial<SignatoryTable> = {}) {
  const table: SignatoryTable = {
    signatories,
    versions: [
      { id: 'v1', number: 1, decisionId: null },
      { id: 'v2', number: 2, decisionId: 'd' },
    ],
    signedOn: null,
    isArchived: false,
    ...facts,
  }
  const toSign = table.versions.at(-1) ?? null
  const steps = trackOf({
    ...{
      table,
      today,
      toSign,
      frozenOn: toSign && '2027-01-12',
      decision: toSign && { number: 4, decidedOn: '2027-01-14' },
    },
    articles: { length: 15, remarks: 0 },
    acts: authorising(table),
    signatures: signing(table),
  })
  return steps.map(({ label, state, counter, note }) => [label, state, counter ?? '', note])
}

describe('the track of a convention', () => {
  test('counts acts and signatures while they run: late, on another version, refused', () => {
    expect(
      track([
        row('a', { act: act('2027-01-20'), signature: signature('2027-03-03') }),
        row('b', { act: act('2027-01-24', null, 'v1') }),
        row('c', { act: act(null, '2027-02-17') }),
        row('d', { act: act(null, '2027-03-19') }),
        row('e', { signature: signature(null) }),
      ]),
    ).toEqual([
      ['Projet', 'done', '', '15\u00a0articles'],
      ['Version 2 figée', 'done', '', '12 janv.'],
      ['Copil', 'done', '', 'décision 2027-04'],
      ['Actes', 'current', '2 sur 5', '1 en retard, 1 à revoter, 1 refus'],
      ['Signatures', 'upcoming', '1 sur 4', '3 attendues'],
    ])
  })
  test('asks nothing of a convention signed outside Trame', () => {
    const steps = track([row('a'), row('b')], { signedOn: '2026-01-15', versions: [] })
    expect(steps.map(([, state]) => state)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(JSON.stringify(steps)).not.toMatch(/attendu/)
    expect(steps.at(-1)).toEqual(['Signatures', 'done', '', 'signée le 15 janv. 2026, 2 non relevées'])
  })
})
