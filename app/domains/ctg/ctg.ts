/** A convention territoriale globale, its parties and its dates. Pure. Rules: docs/rules/ctg.md. */
import type { PartyKind } from '#app/kernel/actor.ts'
import { inDisorder } from '#app/kernel/kept-days.ts'
import { inputLabels } from './input-labels.fr.ts'

export { usualThemes } from './themes.ts'

export type Party = {
  readonly id: string
  readonly kind: PartyKind
  readonly name: string
  readonly shortName: string
  readonly isSignatory: boolean
  readonly isLead: boolean
}

export type CtgDates = {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
}

/** Where a CTG is in its life, by its dates alone; milestones say more (journey). */
export type CtgPhase = 'in-preparation' | 'signed-not-begun' | 'in-application-unsigned' | 'in-force' | 'ended'

/**
 * Phase on a day. Rule: docs/rules/ctg.md §2: follow-up opens on the start date, signed or not.
 * Without a start date, or before it, a CTG is in preparation until it is signed.
 */
export function phaseOf({ startsOn, endsOn, signedOn }: CtgDates, today: string): CtgPhase {
  if (endsOn !== null && today > endsOn) return 'ended'
  const isSigned = signedOn !== null && signedOn <= today
  if (startsOn === null || today < startsOn) return isSigned ? 'signed-not-begun' : 'in-preparation'
  return isSigned ? 'in-force' : 'in-application-unsigned'
}

/** Year of the CTG on a day, from 1; undefined before its start and after its end. */
export function yearOf({ startsOn, endsOn }: CtgDates, today: string): number | undefined {
  if (startsOn === null || today < startsOn || (endsOn !== null && today > endsOn)) return
  const years = Number(today.slice(0, 4)) - Number(startsOn.slice(0, 4))
  return today.slice(5) < startsOn.slice(5) ? years : years + 1
}

export type MilestoneKind =
  | 'framed'
  | 'diagnosis-validated'
  | 'priorities-validated'
  | 'plan-validated'
  | 'draft-validated'
  | 'signature-decided'
  | 'authorised'
  | 'in-application'
  | 'signed'
  | 'yearly-copil'
  | 'evaluated'
  | 'renewed'
  | 'extended'
  | 'closed'
  | 'terminated'

/** Target dates proposed to a new CTG, counted back from the signature aimed at. Rule: docs/rules/ctg.md §4. */
export const usualTargets: readonly { readonly kind: MilestoneKind; readonly monthsBeforeSignature: number }[] = [
  { kind: 'diagnosis-validated', monthsBeforeSignature: 8 },
  { kind: 'priorities-validated', monthsBeforeSignature: 7 },
  { kind: 'plan-validated', monthsBeforeSignature: 3 },
  { kind: 'signature-decided', monthsBeforeSignature: 3 },
  { kind: 'signed', monthsBeforeSignature: 0 },
]

export type CtgDays = {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn?: string | null
  readonly signatureTargetOn?: string | null
}

/** The sentences at the fields of days that cannot follow one another; what is not known is in no order. Signed after its start is frequent. */
export function ctgDayProblems(days: CtgDays): Readonly<Partial<Record<keyof CtgDays, string>>> {
  const { startsOn, endsOn } = days
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn) return { endsOn: inputLabels.endsAfterStart }
  return Object.fromEntries(signedAfterEnd(days).map(({ later, sentence }) => [later, sentence]))
}

/** The signature, or the one aimed at, after the end: refused when it is typed; an old CTG keeps it, with a remark. */
export const signedAfterEnd = ({ endsOn, signedOn = null, signatureTargetOn = null }: CtgDays) => [
  ...endsBefore('signedOn', signedOn, endsOn, inputLabels.signedAfterEnd),
  ...endsBefore('signatureTargetOn', signatureTargetOn, endsOn, inputLabels.targetAfterEnd),
]
const endsBefore = (name: string, day: string | null, endsOn: string | null, sentence: string) =>
  inDisorder('endsOn', name, [day, endsOn], sentence)

/** Of a CTG that is there already: its end always follows its start. */
export function checkEnd({ startsOn, endsOn }: CtgDays, check: Check): void {
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn)
    check.addIssue({ code: 'custom', path: ['endsOn'], message: inputLabels.endsAfterStart })
}

type Check = { readonly addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void }

/** For the `superRefine` of every form that gives these days. */
export function checkCtgDays(days: CtgDays, check: Check): void {
  for (const [field, message] of Object.entries(ctgDayProblems(days)))
    check.addIssue({ code: 'custom', path: [field], message })
}

/** Under which CTG this one may say it renews. Rule: docs/rules/ctg.md §2.4. */
export function refusalToFollow(
  ctgId: string | null,
  predecessor: { readonly id: string; readonly predecessorId: string | null },
): 'own-predecessor' | undefined {
  if (predecessor.id === ctgId || (ctgId !== null && predecessor.predecessorId === ctgId)) return 'own-predecessor'
}

/** Why a party may not be changed so: the Caf and the lead authority stay what they are, and sign. Rule: docs/rules/ctg.md §3.2. */
export function refusalToChangeParty(
  party: Pick<Party, 'isLead' | 'kind'>,
  next: { readonly kind: PartyKind; readonly standing: 'signatory' | 'associate' },
): 'lead-party-stays' | undefined {
  if (party.isLead && (next.kind !== party.kind || next.standing !== 'signatory')) return 'lead-party-stays'
}

export { addWords, leaveWords, type PartyWordField, partyWordFields, takesMore, wordsOf } from './party-words.ts'
