/** Where a frozen version is, and who holds it. Pure; also for an amendment, which is its own only version. Rules: docs/rules/convention.md §2.8, §2.9. */
import { type Convention, isActReceived, type Signatory, signatureStateOf, versionToSign } from './convention.ts'

/** In the order of a version's life; `replaced`: another one is voted and signed in its place. */
export const versionStages = ['frozen', 'validated', 'voting', 'signing', 'signed', 'replaced'] as const
export type VersionStage = (typeof versionStages)[number]

/** What a signatory was sent; the last time only. */
export type Handover = {
  readonly versionId: string
  readonly partyId: string
  /** `YYYY-MM-DD`. */
  readonly handedOn: string
}

export type VersionStanding = {
  readonly stage: VersionStage
  /** Who voted this very version, signed it, was sent it; in the order of the signatories. */
  readonly voted: readonly Signatory[]
  readonly signed: readonly Signatory[]
  readonly sent: readonly Signatory[]
  /** All who are called to vote. */
  readonly total: number
  /** Those who are still called to sign: nobody waits for whoever refused (§4.8). */
  readonly called: number
  /** Its CTG is archived: it goes no further. */
  readonly isStopped: boolean
}

/** An act that names no version counts for the version to sign: it was adopted on the text that was sent. */
const isOn = (versionId: string | null, id: string, toSignId: string | undefined): boolean =>
  versionId === id || (versionId === null && id === toSignId)

/** @throws Error for a version that the convention does not have: a bug */
export function standingOf(
  { signatories, versions, signedOn, isArchived }: Convention,
  versionId: string,
  handovers: readonly Handover[] = [],
): VersionStanding {
  const version = versions.find(({ id }) => id === versionId)
  if (!version) throw new Error('a version has a standing in its own convention')
  const toSign = versionToSign(versions)
  const voted = signatories.filter(
    ({ act }) =>
      act !== null && act.kind !== 'none' && isActReceived(act) && isOn(act.versionId, versionId, toSign?.id),
  )
  const signed = signatories.filter(
    (one) => signatureStateOf(one) === 'signed' && isOn(one.signature?.versionId ?? null, versionId, toSign?.id),
  )
  const isReplaced = toSign !== undefined && toSign.id !== versionId
  return {
    stage: stageOf({ isReplaced, isDecided: version.decisionId !== null, voted, signed, signedOn }),
    voted,
    signed,
    sent: signatories.filter(({ partyId }) =>
      handovers.some((one) => one.versionId === versionId && one.partyId === partyId),
    ),
    total: signatories.length,
    called: signatories.filter((one) => signatureStateOf(one) !== 'refused').length,
    isStopped: isArchived,
  }
}

type Signs = Pick<VersionStanding, 'voted' | 'signed'> & {
  readonly isReplaced: boolean
  readonly isDecided: boolean
  readonly signedOn: string | null
}

/** The furthest stage reached, even when an earlier one was skipped. */
function stageOf({ isReplaced, isDecided, voted, signed, signedOn }: Signs): VersionStage {
  if (signedOn !== null && signed.length > 0) return 'signed'
  if (isReplaced) return 'replaced'
  if (signed.length > 0) return 'signing'
  if (voted.length > 0) return 'voting'
  return isDecided ? 'validated' : 'frozen'
}
