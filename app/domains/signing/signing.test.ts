import { describe, expect, test } from 'vitest'
import type { Signatory, Signature } from '#app/domains/convention/convention.ts'
import { linkStateOf, type Plan, signingBars, stateOfVerdict, waitsFor } from './signing.ts'

const signed: Signature = { versionId: null, signedOn: '2026-11-20', signedBy: '', signedAs: '', note: '' }
const signatory = (partyId: string, signature: Signature | null = null): Signatory => ({
  ...{ partyId, name: partyId, shortName: partyId, kind: 'authority', isLead: false, act: null },
  signature,
})
const plan = (partyId: string, rank: number | null): Plan => ({ partyId, mode: 'paper', rank })

describe('the order of signatures', () => {
  const plans = [plan('caf', 1), plan('town', 2), plan('village', null)]
  test.each([
    ['first of the order', 'caf', [signatory('caf'), signatory('town')], []],
    ['second, the first awaited', 'town', [signatory('caf'), signatory('town')], ['caf']],
    ['second, the first has signed', 'town', [signatory('caf', signed), signatory('town')], []],
    ['second, the first has refused', 'town', [signatory('caf', { ...signed, signedOn: null }), signatory('town')], []],
    ['without a rank', 'village', [signatory('caf'), signatory('village')], []],
    ['of whom nothing was planned', 'other', [signatory('caf'), signatory('other')], []],
  ])('%s', (_name, partyId, signatories, expected) => {
    expect(waitsFor(partyId, plans, signatories).map((one) => one.partyId)).toEqual(expected)
  })
})

describe('signing in Trame', () => {
  test.each([
    [false, [], ['instance-closed', 'caf-has-not-allowed', 'authority-has-not-allowed']],
    [true, [], ['caf-has-not-allowed', 'authority-has-not-allowed']],
    [true, ['caf'], ['authority-has-not-allowed']],
    [false, ['caf', 'authority'], ['instance-closed']],
    [true, ['caf', 'authority'], []],
  ] as const)('instance %s, coordinations %s', (isOpen, allowed, bars) => {
    expect(signingBars(isOpen, allowed)).toEqual(bars)
  })

  test('an undetermined copy is never a signature by itself', () => {
    expect(stateOfVerdict).toEqual({ intact: 'recorded', undetermined: 'to-confirm', refused: 'refused' })
  })

  const at = new Date('2026-11-29T10:00:00Z')
  const link = { expiresAt: new Date('2026-12-29'), revokedAt: null, hasSigned: false }
  test.each([
    ['open', {}],
    ['expired', { expiresAt: at }],
    ['revoked', { revokedAt: at, expiresAt: at }],
    ['signed', { hasSigned: true, revokedAt: at }],
  ] as const)('a link is %s', (state, change) => {
    expect(linkStateOf({ ...link, ...change }, at)).toBe(state)
  })
})
