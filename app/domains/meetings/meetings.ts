/** Meetings and decisions; with what was missing and the yearly copil, all that the slice shows. Pure. Rules: docs/rules/governance.md. */
import { dayIn } from '#app/kernel/calendar.ts'
import type { Missing } from './missing.ts'

export * from './missing.ts'
export type { PartyProposal } from './session/session.ts'
export * from './yearly-copil.ts'

export const decisionStates = ['to-do', 'in-progress', 'done', 'dropped', 'no-follow-up'] as const
export type DecisionState = (typeof decisionStates)[number]

export type MeetingStatus = 'draft' | 'convened' | 'in-session' | 'closed' | 'cancelled'

/** Status → the statuses it may follow (§3). A meeting called outside Trame is opened from its draft. */
export const mayFollow: Record<MeetingStatus, readonly MeetingStatus[]> = {
  draft: [],
  convened: ['draft'],
  'in-session': ['draft', 'convened'],
  closed: ['in-session'],
  cancelled: ['draft', 'convened'],
}

/** Statuses in which what is prepared or noted (agenda, attendance, minutes) may still change (§3.3). */
export const isOpenToChange = (status: MeetingStatus): boolean => status !== 'closed' && status !== 'cancelled'

export type MeetingMoment = {
  readonly status: MeetingStatus
  readonly startsAt: Date
  /** In which its day and its hour are said: that of its CTG. */
  readonly timeZone: string
}

/** The day of a meeting where it is held. */
export const meetingDay = ({ startsAt, timeZone }: Omit<MeetingMoment, 'status'>): string => dayIn(timeZone, startsAt)

const isToCome = (meeting: MeetingMoment, at: Date): boolean => meetingDay(meeting) > dayIn(meeting.timeZone, at)

export type MeetingRefusal =
  | 'meeting-closed'
  | 'meeting-cancelled'
  | 'meeting-already-convened'
  | 'meeting-already-open'
  | 'meeting-not-open'
  | 'meeting-in-session'
  | 'meeting-date-passed'
  | 'meeting-to-come'

/** What a status refuses to become, when the table does not say it is already past or not there yet. */
const refusalFrom: Record<MeetingStatus, MeetingRefusal> = {
  draft: 'meeting-not-open',
  convened: 'meeting-not-open',
  'in-session': 'meeting-in-session',
  closed: 'meeting-closed',
  cancelled: 'meeting-cancelled',
}

function refusalToBecome(target: MeetingStatus, { status }: MeetingMoment): MeetingRefusal | undefined {
  if (mayFollow[target].includes(status)) return
  if (target === status && target === 'convened') return 'meeting-already-convened'
  if (target === status && target === 'in-session') return 'meeting-already-open'
  return refusalFrom[status]
}

/** §3.2: one convenes to a date still to come; a meeting already held is opened directly. */
export const refusalToConvene = (meeting: MeetingMoment, at: Date): MeetingRefusal | undefined =>
  refusalToBecome('convened', meeting) ?? (meeting.startsAt < at ? 'meeting-date-passed' : undefined)

/** §3.2: on its day or after. */
export const refusalToOpen = (meeting: MeetingMoment, at: Date): MeetingRefusal | undefined =>
  refusalToBecome('in-session', meeting) ?? (isToCome(meeting, at) ? 'meeting-to-come' : undefined)

export const refusalToClose = (meeting: MeetingMoment): MeetingRefusal | undefined => refusalToBecome('closed', meeting)
export const refusalToCancel = (meeting: MeetingMoment): MeetingRefusal | undefined =>
  refusalToBecome('cancelled', meeting)

/** Agenda, attendance, minutes: refused once the meeting is closed or cancelled (§3.3). */
export const refusalToEdit = (meeting: Pick<MeetingMoment, 'status'>): MeetingRefusal | undefined =>
  isOpenToChange(meeting.status) ? undefined : refusalFrom[meeting.status]

/** A decision is recorded in a meeting in session, or whose day has come and whose record is not closed yet (§5.1). */
export const refusalToDecide = (meeting: MeetingMoment, at: Date): MeetingRefusal | undefined =>
  refusalToEdit(meeting) ?? (meeting.status !== 'in-session' && isToCome(meeting, at) ? 'meeting-to-come' : undefined)

/**
 * Why what a meeting asks cannot be due that day: nothing is due before it is asked. Late at once, written some days after the meeting,
 * it may be. A due day that does not change is not judged again (§5.4).
 */
export const refusalToDueOn = (
  dueOn: string | null,
  askedOn: string,
  before: string | null = null,
): 'due-before-meeting' | undefined =>
  dueOn !== null && dueOn !== before && dueOn < askedOn ? 'due-before-meeting' : undefined

type DecisionWords = { readonly text: string; readonly despite: string | null }

/** Text, number and reason of a decision never change once its meeting is closed (§5.4, §6.3). */
export const refusalToRewrite = (
  meetingStatus: MeetingStatus,
  before: DecisionWords,
  after: DecisionWords,
): 'decision-frozen' | undefined =>
  meetingStatus === 'closed' && (before.text !== after.text || before.despite !== after.despite)
    ? 'decision-frozen'
    : undefined

/** « 2027-04 »: year of the decision, then its number in the CTG (§5.2). */
export const decisionReference = ({
  number,
  decidedOn,
}: {
  readonly number: number
  readonly decidedOn: string
}): string => `${decidedOn.slice(0, 4)}-${String(number).padStart(2, '0')}`

export type ConfirmationRefusal = 'nothing-to-confirm' | 'already-confirmed'

/** Each party's coordination confirms once, and only what was missing something (§6.4). */
export function refusalToConfirm(
  {
    missing,
    confirmed,
  }: { readonly missing: readonly Missing[]; readonly confirmed: readonly { readonly partyId: string }[] },
  partyId: string,
): ConfirmationRefusal | undefined {
  if (missing.length === 0) return 'nothing-to-confirm'
  if (confirmed.some((one) => one.partyId === partyId)) return 'already-confirmed'
}
