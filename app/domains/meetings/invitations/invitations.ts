/** Who is called to a meeting and what each may answer. Pure. Rules: docs/rules/governance.md §11. */
import { addDays, dayIn } from '#app/kernel/calendar.ts'
import type { Participation } from '#app/kernel/icalendar.ts'
import type { MeetingStatus } from '../meetings.ts'

export const invitationReplies = ['accepted', 'tentative', 'declined', 'represented'] as const
export type InvitationReply = (typeof invitationReplies)[number]

/** How one sits: one's own seat, that of a holder who cannot come, or named by the holder. */
export type SeatCapacity = 'holder' | 'substitute' | 'representative'

export type Address = { readonly name: string; readonly email: string; readonly personId: string | null }

/** A seat of the body in force that day; addresses are those of the seat, else of the members of these names. */
export type SeatToCall = {
  readonly id: string
  readonly holder: Address | null
  readonly substitute: Address | null
}

/** Someone called, once whatever the number of seats. */
export type Guest = Address & {
  readonly seats: readonly { readonly seatId: string; readonly capacity: SeatCapacity }[]
}

/** What holders answered, as far as it calls someone else. */
export type Answer = {
  readonly reply: InvitationReply | null
  /** Null when nobody was named. */
  readonly representative: Address | null
}

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** Two mentions of one person: the same address, or the same name when no address is known. */
export const guestKey = ({ name, email }: Pick<Address, 'name' | 'email'>): string => email || `: ${plain(name)}`

/** Who sits on a seat: the holder; the substitute when there is no holder, or when the holder cannot come (§11.2). */
function callFor({ holder, substitute }: SeatToCall, answerOf: (address: Address) => Answer | undefined) {
  const calls: { readonly address: Address; readonly capacity: SeatCapacity }[] = []
  if (holder) calls.push({ address: holder, capacity: 'holder' })
  const answer = holder ? answerOf(holder) : undefined
  if (substitute && (!holder || answer?.reply === 'declined'))
    calls.push({ address: substitute, capacity: 'substitute' })
  if (answer?.reply === 'represented' && answer.representative)
    calls.push({ address: answer.representative, capacity: 'representative' })
  return calls
}

/**
 * Everyone to be called, from the seats and what their holders answered.
 * @param answers by `guestKey` of the holder
 * @returns in the order of the seats; a person of several seats once, with all of them
 */
export function guestsOf(seats: readonly SeatToCall[], answers: ReadonlyMap<string, Answer>): readonly Guest[] {
  const guests = new Map<string, Guest>()
  for (const seat of seats)
    for (const { address, capacity } of callFor(seat, (one) => answers.get(guestKey(one)))) {
      const key = guestKey(address)
      const known = guests.get(key)
      if (known?.seats.some(({ seatId }) => seatId === seat.id)) continue
      guests.set(key, { ...(known ?? address), seats: [...(known?.seats ?? []), { seatId: seat.id, capacity }] })
    }
  return [...guests.values()]
}

export type ReplyRefusal =
  | 'meeting-cancelled'
  | 'reply-too-early'
  | 'reply-too-late'
  | 'invitation-withdrawn'
  | 'representative-not-allowed'

type ReplyConditions = {
  readonly status: MeetingStatus
  readonly isWithdrawn: boolean
  /** Every seat held says « ou son représentant ». */
  readonly allowsRepresentative: boolean
}

/** One answers from the convocation to the opening of the session (§11.4). */
export function refusalToReply(
  { status, isWithdrawn, allowsRepresentative }: ReplyConditions,
  reply: InvitationReply,
): ReplyRefusal | undefined {
  if (status === 'cancelled') return 'meeting-cancelled'
  if (status === 'draft') return 'reply-too-early'
  if (status !== 'convened') return 'reply-too-late'
  if (isWithdrawn) return 'invitation-withdrawn'
  if (reply === 'represented' && !allowsRepresentative) return 'representative-not-allowed'
}

/** What calendars are told of a reply: whoever is represented does not come herself. */
export const participationOf: Record<InvitationReply, Participation> = {
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
  represented: 'DECLINED',
}

export const mailKinds = ['convocation', 'update', 'cancellation', 'reminder'] as const
export type InvitationMail = (typeof mailKinds)[number]

/** In the morning of the place: nobody is reminded at night. */
export const reminderHour = 8

type Called = {
  readonly reply: InvitationReply | null
  readonly email: string
  readonly isMailDue: boolean
  /** The address is refused for good. */
  readonly isRefused: boolean
  /** Of the last mail, an instant as text; null: never written to. */
  readonly mailedAt: string | null
}

/**
 * §11.12: who has not answered. `reachable`: a reminder would go to them now; `waiting`: written to today already, or about to
 * be; `unreachable`: without an address that takes mail. Each in the order given.
 */
export function silentGuests<Guest extends Called>(guests: readonly Guest[], timeZone: string, at: Date) {
  const silent = guests.filter(({ reply }) => reply === null)
  const isUnreachable = ({ email, isRefused }: Guest) => email === '' || isRefused
  const isWaiting = ({ isMailDue, mailedAt }: Guest) =>
    isMailDue || (mailedAt !== null && dayIn(timeZone, new Date(mailedAt)) === dayIn(timeZone, at))
  const unreachable = silent.filter(isUnreachable)
  const others = silent.filter((guest) => !isUnreachable(guest))
  return { reachable: others.filter((guest) => !isWaiting(guest)), waiting: others.filter(isWaiting), unreachable }
}

/** Only before a meeting convened, and when there is somebody to write to. */
export function refusalToRemind(
  { status, startsAt }: { readonly status: MeetingStatus; readonly startsAt: Date },
  reachableCount: number,
  at: Date,
): 'not-convened' | 'meeting-date-passed' | 'nobody-to-remind' | undefined {
  if (status !== 'convened') return 'not-convened'
  if (startsAt <= at) return 'meeting-date-passed'
  if (reachableCount === 0) return 'nobody-to-remind'
}

/** Days after a mail during which the clock leaves whoever got it in peace. */
export const daysOfPeace = 2

/** What the clock will do about the silent: nothing for this body, nothing more, too late to, or from a day on. */
export type ClockReminder =
  | { readonly kind: 'never' | 'done' | 'too-late' }
  | { readonly kind: 'from'; readonly day: string }

/** §11.12, for those who can be written to. @param on the day of the meeting */
export function clockReminder(
  guests: readonly { readonly mailedAt: string | null; readonly remindedAt: string | null }[],
  { on, reminderDays, timeZone }: { readonly on: string; readonly reminderDays: number; readonly timeZone: string },
): ClockReminder {
  if (reminderDays === 0) return { kind: 'never' }
  const delay = addDays(on, -reminderDays)
  const days = guests.flatMap(({ mailedAt, remindedAt }) => {
    if (mailedAt === null || remindedAt !== null) return []
    const rested = addDays(dayIn(timeZone, new Date(mailedAt)), daysOfPeace)
    return [rested, delay].toSorted().slice(-1)
  })
  const [first] = days.toSorted()
  if (first === undefined) return { kind: 'done' }
  return first < on ? { kind: 'from', day: first } : { kind: 'too-late' }
}

/** Days after the meeting during which the link of a convocation still shows it. */
const daysShownAfter = 60
export const isLinkExpired = (startsAt: Date, at: Date): boolean =>
  at.getTime() > startsAt.getTime() + daysShownAfter * 86_400_000

/** Without planned duration, a meeting fills two hours of a calendar. */
const usualMinutes = 120

/** Its end: the duration planned, else the sum of its points, else two hours. */
export function meetingEnd(
  startsAt: Date,
  plannedMinutes: number | null,
  agenda: readonly { readonly durationMinutes: number | null }[],
): Date {
  const sum = agenda.reduce((total, { durationMinutes }) => total + (durationMinutes ?? 0), 0)
  return new Date(startsAt.getTime() + (plannedMinutes ?? (sum || usualMinutes)) * 60_000)
}
