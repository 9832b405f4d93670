/** Acts, signatures and versions of a convention, and what is missing. Pure. Rules: docs/rules/convention.md. */
import type { PartyKind } from '#app/kernel/actor.ts'

export const actKinds = ['assembly', 'bureau', 'commission', 'delegation', 'none'] as const
export type ActKind = (typeof actKinds)[number]

/** How a signatory was sent a version. */
export const handoverMeans = ['mail', 'post', 'meeting', 'other'] as const
export type HandoverMeans = (typeof handoverMeans)[number]

export type AuthorisingAct = {
  readonly kind: ActKind
  readonly versionId: string | null
  readonly number: string
  readonly adoptedOn: string | null
  readonly expectedOn: string | null
  readonly transmittedOn: string | null
  readonly note: string
}

export type Signature = {
  readonly versionId: string | null
  /** Null for a refusal. */
  readonly signedOn: string | null
  readonly signedBy: string
  readonly signedAs: string
  readonly note: string
}

export type Signatory = {
  readonly partyId: string
  readonly name: string
  readonly shortName: string
  readonly kind: PartyKind
  readonly isLead: boolean
  /** An amendment in force made it join; absent where nobody looked for it: amendments are above. */
  readonly joinsByAmendment?: boolean
  readonly act: AuthorisingAct | null
  readonly signature: Signature | null
}

export type VersionMark = {
  readonly id: string
  readonly number: number
  readonly decisionId: string | null
  /** The day it was frozen; absent where nothing is said of days. */
  readonly frozenOn?: string
}

/** What the rules need of a CTG's convention; signatories in the order of the parties. */
export type Convention = {
  readonly signatories: readonly Signatory[]
  /** Any order. */
  readonly versions: readonly VersionMark[]
  /** Signature of the CTG; an amendment signed later does not change it. */
  readonly signedOn: string | null
  /** Its CTG is archived: nothing of it is awaited any more. */
  readonly isArchived: boolean
}

/** A PDF takes seconds; not there after this, whoever made it was stopped. */
const lostAfterMs = 10 * 60_000

type Making = { readonly status: 'being-made' | 'frozen' | 'failed'; readonly pdfAskedAt: Date }

/** Failed, or asked for so long ago that nobody makes it any more (§2.3). */
export const isPdfLost = ({ status, pdfAskedAt }: Making, at: Date): boolean =>
  status === 'failed' || (status === 'being-made' && at.getTime() - pdfAskedAt.getTime() > lostAfterMs)

/** The version the parties are called to sign (§2.6): the last one tied to a decision, else the last one. */
export function versionToSign(versions: readonly VersionMark[]): VersionMark | undefined {
  const latestFirst = versions.toSorted((a, b) => b.number - a.number)
  return latestFirst.find(({ decisionId }) => decisionId !== null) ?? latestFirst[0]
}

export type SignatureState = 'awaited' | 'refused' | 'signed'

/** Of an act or a signature that Trame does not have: awaited, or unknown of a convention that is signed or archived (§5.2). */
export type Absence = 'awaited' | 'unrecorded'
type Closing = Pick<Convention, 'signedOn' | 'isArchived'>
export const absenceIn = ({ signedOn, isArchived }: Closing): Absence =>
  signedOn === null && !isArchived ? 'awaited' : 'unrecorded'

export function signatureStateOf({ signature }: Pick<Signatory, 'signature'>): SignatureState {
  if (!signature) return 'awaited'
  return signature.signedOn === null ? 'refused' : 'signed'
}

/** Target state → the states it may follow while the convention is not signed; the same state again is a correction (§4.1). */
export const mayFollow: Readonly<Record<SignatureState, readonly SignatureState[]>> = {
  awaited: ['refused', 'signed'],
  refused: ['awaited', 'refused'],
  signed: ['awaited', 'refused', 'signed'],
}

/** The same once the convention is signed: only an amendment adds a signature (§4.4). */
export const mayFollowOnceSigned: typeof mayFollow = {
  awaited: [],
  refused: ['awaited', 'refused'],
  signed: ['awaited', 'refused'],
}

export type SignatureRefusal = 'not-a-signatory' | 'already-signed' | 'nothing-recorded'

/** Why this party's signature cannot become so; undefined when it can. */
export function refusalToBecome(
  target: SignatureState,
  signatory: Signatory | undefined,
  { signedOn }: Pick<Convention, 'signedOn'>,
): SignatureRefusal | undefined {
  if (!signatory) return 'not-a-signatory'
  const before = signatureStateOf(signatory)
  if ((signedOn === null ? mayFollow : mayFollowOnceSigned)[target].includes(before)) return
  return before === 'awaited' ? 'nothing-recorded' : 'already-signed'
}

export type DayProblem =
  | 'adopted-in-future'
  | 'signed-in-future'
  | 'transmission-without-authority'
  | 'transmitted-before-adoption'

/** What is wrong with the dates of an act, by field; empty when all holds (§3.3, §3.4). */
export function actProblems(
  { adoptedOn, transmittedOn }: Pick<AuthorisingAct, 'adoptedOn' | 'transmittedOn'>,
  kind: PartyKind,
  today: string,
): Readonly<Partial<Record<'adoptedOn' | 'transmittedOn', DayProblem>>> {
  return {
    ...(adoptedOn !== null && adoptedOn > today && { adoptedOn: 'adopted-in-future' }),
    ...(transmittedOn !== null &&
      (kind !== 'authority'
        ? { transmittedOn: 'transmission-without-authority' }
        : (adoptedOn === null || transmittedOn < adoptedOn) && { transmittedOn: 'transmitted-before-adoption' })),
  }
}

/** An act adopted, or none needed (§3.2). */
export const isActReceived = (act: AuthorisingAct | null): boolean =>
  act !== null && (act.adoptedOn !== null || act.kind === 'none')

/** Joined by an amendment, be it the very day of the convention, or signed after it (§4.4). */
export const joinedByAmendment = ({ signature, joinsByAmendment }: Signatory, signedOn: string | null): boolean =>
  signedOn !== null && signature?.signedOn != null && (joinsByAmendment === true || signature.signedOn > signedOn)

/** Whether what was adopted or signed is another text than the one to sign; unknown versions are not compared. */
const isAnother = (versionId: string | null | undefined, toSign: VersionMark | undefined): boolean =>
  versionId != null && toSign !== undefined && versionId !== toSign.id

/** The version that an act or a signature names was frozen after the day it bears: told, never forbidden (§4.2). */
export const frozenAfter = (
  { versionId, day }: { readonly versionId: string | null; readonly day: string | null },
  versions: readonly VersionMark[],
): VersionMark | undefined =>
  day === null
    ? undefined
    : versions.find(({ id, frozenOn }) => id === versionId && frozenOn !== undefined && frozenOn > day)

export type Progress = {
  readonly done: number
  /** Of acts, all signatories; of signatures, those that have not refused: nobody waits for the others (§4.8). */
  readonly total: number
  /** Nothing is awaited once the convention is signed, or archived: what is missing was simply not recorded. */
  readonly awaited: readonly Signatory[]
  readonly unrecorded: readonly Signatory[]
  readonly onAnotherVersion: readonly Signatory[]
  readonly refused: readonly Signatory[]
  /** Day the last one came, once nothing is awaited any more; null before. */
  readonly completedOn: string | null
}

const latestDay = (days: readonly (string | null | undefined)[]): string | null =>
  days.reduce<string | null>((latest, day) => (day && (latest === null || day > latest) ? day : latest), null)

const absent = (signatories: readonly Signatory[], convention: Convention): Pick<Progress, Absence> => ({
  awaited: [],
  unrecorded: [],
  [absenceIn(convention)]: signatories,
})

/** Acts received out of all signatories, « 11 sur 15 » (§3). */
export function authorising(convention: Convention): Progress {
  const { signatories, versions } = convention
  const toSign = versionToSign(versions)
  const refused = signatories.filter((one) => signatureStateOf(one) === 'refused')
  const received = signatories.filter(({ act }) => isActReceived(act))
  const others = signatories.filter((one) => !received.includes(one) && !refused.includes(one))
  return {
    done: received.length,
    total: signatories.length,
    ...absent(others, convention),
    refused,
    onAnotherVersion: received.filter(({ act }) => isAnother(act?.versionId, toSign)),
    completedOn: others.length === 0 ? latestDay(received.map(({ act }) => act?.adoptedOn)) : null,
  }
}

/** Signatures out of the signatories that have not refused, « 1 sur 2 », and the day the convention is signed (§4). */
export function signing(convention: Convention): Progress {
  const { signatories, versions, signedOn } = convention
  const toSign = versionToSign(versions)
  const inState = (state: SignatureState) => signatories.filter((one) => signatureStateOf(one) === state)
  const signed = inState('signed')
  const initial = signed.filter((one) => !joinedByAmendment(one, signedOn))
  const isComplete =
    inState('awaited').length === 0 &&
    signatories.every((one) => !one.isLead || signatureStateOf(one) === 'signed') &&
    new Set(signed.map(({ signature }) => signature?.versionId)).size === 1
  return {
    done: signed.length,
    total: signatories.length - inState('refused').length,
    ...absent(inState('awaited'), convention),
    refused: inState('refused'),
    onAnotherVersion:
      signedOn === null ? initial.filter(({ signature }) => isAnother(signature?.versionId, toSign)) : [],
    completedOn: signedOn ?? (isComplete ? latestDay(signed.map(({ signature }) => signature?.signedOn)) : null),
  }
}

export type MissingCode =
  | 'convention.no-article'
  | 'convention.text-remarks'
  | 'convention.no-version'
  | 'convention.no-decision'
  | 'convention.acts-awaited'
  | 'convention.acts-on-another-version'
  | 'convention.signatures-awaited'
  | 'convention.signatures-on-another-version'
  | 'convention.signed-not-filed'

export type Missing = { readonly code: MissingCode; readonly count: number }

type TextFacts = {
  readonly articles: number
  /** What is missing or contradictory in them (articles/text-remarks.ts). */
  readonly textRemarks: number
  readonly hasSignedFile: boolean
}

/**
 * What Trame points out and never forbids, in the order of the work (§5). Empty when nothing is missing; a signed CTG is not
 * asked about its past.
 */
export function missingOf(convention: Convention, written: TextFacts): readonly Missing[] {
  const { versions, signedOn } = convention
  const toSign = versionToSign(versions)
  const acts = authorising(convention)
  const signatures = signing(convention)
  const isWriting = signedOn === null
  const all: readonly Missing[] = [
    { code: 'convention.no-article', count: isWriting && written.articles === 0 ? 1 : 0 },
    { code: 'convention.text-remarks', count: isWriting ? written.textRemarks : 0 },
    { code: 'convention.no-version', count: isWriting && !toSign ? 1 : 0 },
    { code: 'convention.no-decision', count: isWriting && toSign && toSign.decisionId === null ? 1 : 0 },
    { code: 'convention.acts-awaited', count: acts.awaited.length },
    { code: 'convention.acts-on-another-version', count: acts.onAnotherVersion.length },
    { code: 'convention.signatures-awaited', count: signatures.awaited.length },
    { code: 'convention.signatures-on-another-version', count: signatures.onAnotherVersion.length },
    { code: 'convention.signed-not-filed', count: !isWriting && !written.hasSignedFile ? 1 : 0 },
  ]
  return all.filter(({ count }) => count > 0)
}
