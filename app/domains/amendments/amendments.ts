/** An amendment: what it changes, where it is, and what may be done with it. Pure. Rules: docs/rules/amendments.md. */
import {
  type Absence,
  absenceIn,
  type Convention,
  type Signatory,
  signatureStateOf,
  signing,
} from '#app/domains/convention/convention.ts'
import { standingOf, type VersionStage, type VersionStanding } from '#app/domains/convention/version-stage.ts'
import { addMonths } from '#app/kernel/calendar.ts'

/** How an amendment is begun; each may then take parts of the others. */
export const amendmentKinds = ['extension', 'joining', 'perimeter', 'actions', 'correction'] as const
export type AmendmentKind = (typeof amendmentKinds)[number]

/** What it changes; all empty: nothing yet. */
export type AmendmentParts = {
  readonly newEndsOn: string | null
  readonly addsActions: boolean
  readonly partyIds: readonly string[]
  readonly communeCodes: readonly string[]
  /** Titles of the articles written otherwise. */
  readonly articleTitles: readonly string[]
}

export type Amendment = {
  readonly id: string
  /** Null until it is frozen. */
  readonly number: number | null
  readonly decisionId: string | null
  readonly inForceOn: string | null
  readonly isWithdrawn: boolean
  /** Its CTG is. */
  readonly isArchived: boolean
  /** Empty until it is frozen. */
  readonly signatories: readonly Signatory[]
}

export type AmendmentStage = 'draft' | Exclude<VersionStage, 'replaced'> | 'withdrawn'

/** An amendment as its own only version: acts and signatures follow the rules of the convention (§4.1). */
export const asConvention = ({
  id,
  number,
  decisionId,
  inForceOn,
  signatories,
  isArchived,
}: Amendment): Convention => ({
  isArchived,
  signatories,
  versions: number === null ? [] : [{ id, number, decisionId }],
  signedOn: inForceOn,
})

/** Of an act or a signature of it that Trame does not have. */
export const absenceInAmendment = ({ inForceOn, isArchived }: Pick<Amendment, 'inForceOn' | 'isArchived'>): Absence =>
  absenceIn({ signedOn: inForceOn, isArchived })

const noStanding: Omit<VersionStanding, 'stage'> = {
  voted: [],
  signed: [],
  sent: [],
  total: 0,
  called: 0,
  isStopped: false,
}

export function amendmentStanding(
  amendment: Amendment,
): Omit<VersionStanding, 'stage'> & { readonly stage: AmendmentStage } {
  if (amendment.number === null) return { ...noStanding, stage: 'draft' }
  const { stage, ...standing } = standingOf(asConvention(amendment), amendment.id)
  return { ...standing, stage: amendment.isWithdrawn || stage === 'replaced' ? 'withdrawn' : stage }
}

/** The day from which it is in force: that of the last signature awaited; null before. */
export const comesInForceOn = (amendment: Amendment): string | null =>
  amendment.number === null || amendment.isWithdrawn ? null : signing(asConvention(amendment)).completedOn

/** Amendments in force, in the order of their numbers. */
export type InForce = readonly { readonly number: number; readonly inForceOn: string }[]

/** Frozen but not in force: shown as under way, never as done. */
export type AmendmentUnderWay = { readonly number: number; readonly signed: number; readonly total: number }
export type ExtensionUnderWay = AmendmentUnderWay & { readonly newEndsOn: string }

/** An end before the term; without a party, by common accord. */
export type Notified = {
  readonly partyName: string | null
  readonly notifiedOn: string
  readonly effectiveOn: string
}

type Dates = { readonly startsOn: string | null; readonly endsOn: string | null; readonly signedOn: string | null }

export type AmendmentRefusal =
  | 'nothing-to-amend'
  | 'no-end-to-extend'
  | 'joining-before-signature'
  | 'amendment-frozen'
  | 'amendment-not-frozen'
  | 'amendment-in-force'
  | 'amendment-withdrawn'
  | 'amendment-changes-nothing'
  | 'end-not-later'

/** Why this kind of amendment may not be started. Before the convention is signed, whoever joins simply signs it (§1.2). */
export function refusalToPrepare(
  kind: AmendmentKind,
  { startsOn, endsOn, signedOn }: Dates,
  today: string,
): AmendmentRefusal | undefined {
  if (signedOn === null && (startsOn === null || startsOn > today)) return 'nothing-to-amend'
  if (kind === 'extension' && endsOn === null) return 'no-end-to-extend'
  if (kind === 'joining' && signedOn === null) return 'joining-before-signature'
}

/** What is frozen or withdrawn changes no more. */
export function refusalToChange({ number, isWithdrawn }: Amendment): AmendmentRefusal | undefined {
  if (isWithdrawn) return 'amendment-withdrawn'
  return number === null ? undefined : 'amendment-frozen'
}

/** The new end, if one is said, comes after the end there is (§2.1). */
export function refusalOfEnd(newEndsOn: string | null, endsOn: string | null): AmendmentRefusal | undefined {
  if (newEndsOn === null) return
  if (endsOn === null) return 'no-end-to-extend'
  return newEndsOn <= endsOn ? 'end-not-later' : undefined
}

/** Two extensions are frozen, and the longer one is signed first: the other one, once in force, leaves the end where it is (§4.3). */
export const bringsEndBack = (newEndsOn: string | null, endsOn: string | null): boolean =>
  newEndsOn !== null && endsOn !== null && newEndsOn < endsOn

const changesNothing = ({ newEndsOn, addsActions, partyIds, communeCodes, articleTitles }: AmendmentParts): boolean =>
  newEndsOn === null && !addsActions && partyIds.length + communeCodes.length + articleTitles.length === 0

export function refusalToFreeze(
  amendment: Amendment,
  parts: AmendmentParts,
  { endsOn, signedOn }: Pick<Dates, 'endsOn' | 'signedOn'>,
): AmendmentRefusal | undefined {
  const refusal = refusalToChange(amendment) ?? refusalOfEnd(parts.newEndsOn, endsOn)
  if (refusal) return refusal
  if (changesNothing(parts)) return 'amendment-changes-nothing'
  return parts.partyIds.length > 0 && signedOn === null ? 'joining-before-signature' : undefined
}

/** Why no act, no signature and no decision is recorded on it now. */
export function refusalToRecord({ number, isWithdrawn }: Amendment): AmendmentRefusal | undefined {
  if (number === null) return 'amendment-not-frozen'
  return isWithdrawn ? 'amendment-withdrawn' : undefined
}

/** A number that was given stays taken: the amendment is said withdrawn (§1.5). */
export function refusalToWithdraw({ inForceOn, isWithdrawn }: Amendment): AmendmentRefusal | undefined {
  if (inForceOn !== null) return 'amendment-in-force'
  return isWithdrawn ? 'amendment-withdrawn' : undefined
}

/** A year later, the day kept; the last day of February stays the last day. */
export const oneYearLater = (endsOn: string): string => addMonths(endsOn, 12)

/**
 * Who is called to sign: whoever signs the convention and did not refuse it, then those who join (§3.1).
 * @param signatories of the convention, in their order
 */
export const calledToSign = (signatories: readonly Signatory[], joining: readonly string[]): readonly string[] => [
  ...signatories
    .filter((one) => signatureStateOf(one) !== 'refused' && !joining.includes(one.partyId))
    .map(({ partyId }) => partyId),
  ...joining,
]
