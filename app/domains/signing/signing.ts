/** How a signatory signs, in which order, and what comes of the copy that comes back. Pure. Rules: docs/rules/signing.md §2. */
import { type Signatory, signatureStateOf } from '#app/domains/convention/convention.ts'
import type { Verdict } from '#app/domains/signatures/signatures.ts'
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'

export const signingModes = ['paper', 'own-tool', 'trame'] as const
export type SigningMode = (typeof signingModes)[number]

export const coordinationSides = ['caf', 'authority'] as const
export type CoordinationSide = (typeof coordinationSides)[number]

/** For which of the two coordinations she acts; undefined for who coordinates neither. */
export function sideOf(actor: Actor, ctgId: string): CoordinationSide | undefined {
  const membership = membershipIn(actor, ctgId)
  if (membership?.role !== 'coordinator' || membership.partyKind === 'partner') return
  return membership.partyKind
}

export type CopyState = 'recorded' | 'to-confirm' | 'refused'

/** State of a copy after its verdict: an undetermined one waits for both coordinations. */
export const stateOfVerdict: Readonly<Record<Verdict, CopyState>> = {
  intact: 'recorded',
  undetermined: 'to-confirm',
  refused: 'refused',
}

type NotAllowed = 'instance-closed' | 'caf-has-not-allowed' | 'authority-has-not-allowed'
export type SigningBar = 'ctg-archived' | NotAllowed

/** Why nobody signs in Trame here; empty when all three allow it. */
export function signingBars(isInstanceOpen: boolean, allowed: readonly CoordinationSide[]): readonly NotAllowed[] {
  return [
    ...(isInstanceOpen ? [] : (['instance-closed'] as const)),
    ...(allowed.includes('caf') ? [] : (['caf-has-not-allowed'] as const)),
    ...(allowed.includes('authority') ? [] : (['authority-has-not-allowed'] as const)),
  ]
}

export type Plan = { readonly partyId: string; readonly mode: SigningMode; readonly rank: number | null }

/** Those of a lower rank who have not signed nor refused: she signs after them. Empty without a set order. */
export function waitsFor(
  partyId: string,
  plans: readonly Plan[],
  signatories: readonly Signatory[],
): readonly Signatory[] {
  const rank = plans.find((plan) => plan.partyId === partyId)?.rank ?? null
  if (rank === null) return []
  const before = new Set(plans.flatMap((plan) => (plan.rank !== null && plan.rank < rank ? [plan.partyId] : [])))
  return signatories.filter((one) => before.has(one.partyId) && signatureStateOf(one) === 'awaited')
}

/** Fingerprints asked about from one network. */
export const verifyLimit: AttemptLimit = { name: 'verify-hash', most: 60, minutes: 15 }

/** Days a link to sign answers. */
export const linkDays = 30

/** Why a link signs no more. */
export const linkRefusals = {
  expired: 'convention.signing-link-expired',
  revoked: 'convention.signing-link-revoked',
  signed: 'convention.signing-link-signed',
} as const

export type LinkState = 'open' | 'expired' | 'revoked' | 'signed'
export function linkStateOf(
  link: { readonly expiresAt: Date; readonly revokedAt: Date | null; readonly hasSigned: boolean },
  at: Date,
): LinkState {
  if (link.hasSigned) return 'signed'
  if (link.revokedAt !== null) return 'revoked'
  return link.expiresAt <= at ? 'expired' : 'open'
}

export { isReport } from '#app/domains/signatures/report.ts'
export { copyFields, isConform } from './copy-fields.ts'
export { signFields } from './sign-fields.ts'
export { mySigningPath } from './signing-address.ts'
