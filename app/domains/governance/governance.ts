/** Bodies, seats, meetings and decisions: types and rules. Pure. Rules: docs/rules/governance.md. */
import type { PartyKind } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/format.ts'

export const bodyKinds = ['pair', 'copil', 'operational-committee', 'working-group'] as const
export type BodyKind = (typeof bodyKinds)[number]

export const presences = ['present', 'represented', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

export const partyPositions = ['agreement', 'reservation', 'disagreement', 'not-asked'] as const
export type PartyPosition = (typeof partyPositions)[number]

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

export type MeetingMoment = { readonly status: MeetingStatus; readonly startsAt: Date }
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
  refusalToBecome('in-session', meeting) ?? (parisDay(meeting.startsAt) > parisDay(at) ? 'meeting-to-come' : undefined)

export const refusalToClose = (meeting: MeetingMoment): MeetingRefusal | undefined => refusalToBecome('closed', meeting)
export const refusalToCancel = (meeting: MeetingMoment): MeetingRefusal | undefined =>
  refusalToBecome('cancelled', meeting)

/** Agenda, attendance, minutes: refused once the meeting is closed or cancelled (§3.3). */
export const refusalToEdit = (meeting: Pick<MeetingMoment, 'status'>): MeetingRefusal | undefined =>
  isOpenToChange(meeting.status) ? undefined : refusalFrom[meeting.status]

/** A decision is recorded in a meeting in session, or whose day has come and whose record is not closed yet (§5.1). */
export const refusalToDecide = (meeting: MeetingMoment, at: Date): MeetingRefusal | undefined =>
  refusalToEdit(meeting) ??
  (meeting.status !== 'in-session' && parisDay(meeting.startsAt) > parisDay(at) ? 'meeting-to-come' : undefined)

/** Text and number of a decision never change once its meeting is closed (§5.4). */
export const refusalToRewrite = (
  meetingStatus: MeetingStatus,
  { text, newText }: { readonly text: string; readonly newText: string },
): 'decision-frozen' | undefined => (meetingStatus === 'closed' && text !== newText ? 'decision-frozen' : undefined)

export type SeatDates = { readonly since: string | null; readonly until: string | null }
export type Seat = SeatDates & {
  readonly id: string
  readonly functionTitle: string
  readonly holderName: string | null
  readonly partyName: string
}

/** A seat counts on the days from `since` to `until`, both included; an absent bound is open (§2.3). */
export const isSeatInForce = ({ since, until }: SeatDates, day: string): boolean =>
  (since === null || since <= day) && (until === null || until >= day)

/** Seats of this convention's own composition that nobody holds that day: a remark, never a bar (§2.4). */
export const emptySeats = <S extends Seat>(seats: readonly S[], day: string): readonly S[] =>
  seats.filter((seat) => isSeatInForce(seat, day) && seat.holderName === null)

export type SeatRefusal = 'seat-ended' | 'seat-end-before-start'

/** A seat ends once, not before it began (§2.3). */
export function refusalToEndSeat({ since, until }: SeatDates, lastDay: string): SeatRefusal | undefined {
  if (until !== null) return 'seat-ended'
  if (since !== null && lastDay < since) return 'seat-end-before-start'
}

/** A party as far as its default seats need it. */
export type SeatedParty = {
  readonly id: string
  readonly kind: PartyKind
  readonly isSignatory: boolean
  readonly isLead: boolean
  /** A commune has a mayor; an EPCI, an EPT or a département has a president. */
  readonly isCommune: boolean
}
export type DefaultSeat = { readonly partyId: string; readonly function: DefaultFunction }
export type DefaultFunction =
  | 'board-member'
  | 'caf-director'
  | 'mayor'
  | 'president'
  | 'chief-executive'
  | 'partner-representative'
  | 'coordinator'
  | 'head-of-service'
  | 'professional'

/** Functions of the steering committee, by party (§2.1): the mission's own composition. */
function copilFunctions({ kind, isCommune }: SeatedParty): readonly DefaultFunction[] {
  if (kind === 'caf') return ['board-member', 'caf-director']
  if (kind === 'authority') return [isCommune ? 'mayor' : 'president', 'chief-executive']
  return ['partner-representative']
}

const functionsOf: Record<BodyKind, (party: SeatedParty) => readonly DefaultFunction[]> = {
  pair: ({ isLead }) => (isLead ? ['coordinator'] : []),
  copil: (party) => (party.isSignatory ? copilFunctions(party) : []),
  'operational-committee': ({ isSignatory }) => (isSignatory ? ['head-of-service'] : []),
  'working-group': ({ isLead }) => (isLead ? ['professional'] : []),
}

/** Seats a new body starts with, in the order of the parties; all can be changed (§2.1). */
export const defaultSeats = (kind: BodyKind, parties: readonly SeatedParty[]): readonly DefaultSeat[] =>
  parties.flatMap((party) => functionsOf[kind](party).map((name) => ({ partyId: party.id, function: name })))

/** « 2027-04 »: year of the decision, then its number in the CTG (§5.2). */
export const decisionReference = ({
  number,
  decidedOn,
}: {
  readonly number: number
  readonly decidedOn: string
}): string => `${decidedOn.slice(0, 4)}-${String(number).padStart(2, '0')}`
