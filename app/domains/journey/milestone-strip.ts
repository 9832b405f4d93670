/** The milestones on one line, as the dashboard shows them. Pure. Rules: docs/rules/journey.md §4. */
import type { ConventionFacts } from '#app/domains/convention/facts.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import type { Missing, YearlyCopil } from '#app/domains/meetings/meetings.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { journeyLabels as t } from './labels.fr.ts'

export const stripKeys = ['framing', 'diagnosis', 'plan', 'draft', 'authorising', 'signature', 'followup'] as const
export type StripKey = (typeof stripKeys)[number]
/** Same words as the steps of the interface. */
export type StripState = 'done' | 'current' | 'open' | 'decision' | 'upcoming' | 'stopped'

export type MilestoneRow = {
  readonly kind: MilestoneKind
  readonly targetOn: string | null
  readonly targetPrecision: DatePrecision
  readonly reachedOn: string | null
  readonly decisionId: string | null
  readonly missing: readonly Missing[]
  readonly despite: string | null
}

export type StripFacts = {
  readonly today: string
  /** Nothing of it is done any more, nor awaited. */
  readonly isArchived: boolean
  readonly milestones: readonly MilestoneRow[]
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  /** Set when the CTG was taken up already running: nothing of its past is asked for. */
  readonly takenUpOn: string | null
  readonly hasFindings: boolean
  readonly hasActions: boolean
  readonly framingAgreements: number
  readonly convention: Pick<ConventionFacts, 'acts' | 'signatures' | 'toSign' | 'standing'>
  /** Day of the next copil prepared or convened. */
  readonly nextCopilOn: string | null
  readonly yearlyCopil: YearlyCopil | undefined
}

export type StripStep = {
  readonly key: StripKey
  readonly label: string
  readonly note: string
  readonly state: StripState
  readonly to: string
}

/** Milestones that a step of the line gathers; it is done when all are. */
const kindsOf: Record<StripKey, readonly MilestoneKind[]> = {
  framing: ['framed'],
  diagnosis: ['diagnosis-validated', 'priorities-validated'],
  plan: ['plan-validated'],
  draft: ['draft-validated', 'signature-decided'],
  authorising: ['authorised'],
  signature: ['signed'],
  followup: [],
}

const pathOf: Record<StripKey, string> = {
  framing: '/cadrage',
  diagnosis: '/diagnostic',
  plan: '/plan',
  draft: '/convention',
  authorising: '/convention',
  signature: '/convention',
  followup: '/suivi',
}

const rowsOf = (key: StripKey, { milestones }: StripFacts): readonly MilestoneRow[] =>
  milestones.filter(({ kind }) => kindsOf[key].includes(kind))

/** The last day on which one of the milestones of a step was reached, when all were. */
function doneOn(key: StripKey, facts: StripFacts): string | undefined {
  const days = kindsOf[key].map((kind) => facts.milestones.find((row) => row.kind === kind)?.reachedOn ?? null)
  if (key === 'signature' && facts.signedOn !== null) return facts.signedOn
  const reached = days.filter((day) => day !== null)
  return days.length > 0 && reached.length === days.length ? reached.toSorted().at(-1) : undefined
}

/** The last reached of the milestones that a step gathers, while others are not: the diagnosis validated before the priorities. */
const partReached = (key: StripKey, facts: StripFacts) =>
  rowsOf(key, facts)
    .flatMap(({ kind, reachedOn }) => (reachedOn === null ? [] : [{ kind, reachedOn }]))
    .toSorted((one, other) => one.reachedOn.localeCompare(other.reachedOn))
    .at(-1)

const isRunning = ({ startsOn, today }: StripFacts): boolean => startsOn !== null && startsOn <= today
const isOver = ({ endsOn, today }: StripFacts): boolean => endsOn !== null && endsOn < today

const ofSignature: readonly StripKey[] = ['draft', 'authorising', 'signature']

/** Steps of the past of a CTG taken up are neither claimed nor asked for; a signature still to come is not of its past (§4.6). */
const isBeforeTakingUp = (key: StripKey, { takenUpOn, signedOn }: StripFacts): boolean =>
  takenUpOn !== null && key !== 'followup' && (signedOn !== null || !ofSignature.includes(key))

function isDone(key: StripKey, facts: StripFacts): boolean {
  if (key === 'followup') return isOver(facts)
  if (facts.signedOn !== null && (key === 'draft' || key === 'authorising')) return true
  return doneOn(key, facts) !== undefined || isBeforeTakingUp(key, facts)
}

/** Whether work on the step has begun, before its milestone (§4.5). */
const isOpen: Record<StripKey, (facts: StripFacts) => boolean> = {
  framing: () => true,
  diagnosis: ({ hasFindings }) => hasFindings,
  plan: ({ hasActions }) => hasActions,
  draft: () => false,
  authorising: ({ convention }) => convention.acts.done > 0,
  signature: ({ convention }) => convention.signatures.done > 0,
  followup: isRunning,
}

function noteOf(key: StripKey, facts: StripFacts, state: StripState): string {
  const day = doneOn(key, facts)
  const target = rowsOf(key, facts).find(({ targetOn }) => targetOn !== null)
  const aimed = target?.targetOn ? formatShortDate(target.targetOn, target.targetPrecision) : undefined
  const dated = (on: string) => formatShortDate(on, 'day')
  if (key === 'followup')
    return isOver(facts) && facts.endsOn
      ? t.followupOver(dated(facts.endsOn))
      : facts.isArchived
        ? t.archived
        : t.followupNote(facts.yearlyCopil, dated)
  if (day !== undefined) return t.doneNote(key, dated(day), aimed)
  if (isBeforeTakingUp(key, facts)) return t.beforeTakingUp
  const { standing, toSign } = facts.convention
  if (key === 'draft' && standing && toSign)
    return conventionLabels.versionState(toSign.number, { ...standing, signedOn: facts.signedOn })
  if (key === 'draft' && facts.signedOn !== null) return t.doneNote('signature', dated(facts.signedOn), undefined)
  if (key === 'authorising')
    return conventionLabels.progress(facts.convention.acts, conventionLabels.absence.act.unrecorded)
  if (key === 'signature' && facts.convention.signatures.done > 0)
    return conventionLabels.progress(facts.convention.signatures, conventionLabels.absence.signature.unrecorded)
  if (key === 'framing' && facts.framingAgreements > 0) return t.framingHalfAgreed
  if (state === 'current' && key !== 'signature' && facts.nextCopilOn) return t.nextCopil(dated(facts.nextCopilOn))
  const part = partReached(key, facts)
  if (part) return t.partReached(part.kind, dated(part.reachedOn))
  if (facts.isArchived) return t.archived
  if (aimed) return t.aimedNote(key, aimed)
  return isOpen[key](facts) ? t.openNote[key] : t.toComeNote[key]
}

/** The next step to reach is the first one not done after the last one done; earlier ones stay open (§4.4). */
export function milestoneStrip(ctgId: string, facts: StripFacts): readonly StripStep[] {
  const lastDone = stripKeys.findLastIndex((key) => isDone(key, facts))
  const current = stripKeys.find((key, index) => index > lastDone && !isDone(key, facts))
  const stateOf = (key: StripKey): StripState => {
    if (isDone(key, facts)) return 'done'
    if (facts.isArchived) return 'stopped'
    if (key === current) return 'current'
    if (key === 'draft') return 'decision'
    const hasBegun = isOpen[key](facts) || partReached(key, facts) !== undefined
    return hasBegun || stripKeys.indexOf(key) < lastDone ? 'open' : 'upcoming'
  }
  return stripKeys.map((key) => {
    const state = stateOf(key)
    const to = `/ctg/${ctgId}${pathOf[key]}`
    return { key, label: t.strip[key], note: noteOf(key, facts, state), state, to }
  })
}
