/** What Trame says was missing when something was decided: codes with counts and names, never a bar. Pure. Rules: docs/rules/governance.md §6. */
import { isSeatInForce, type Seat } from '#app/domains/governance/governance.ts'
import type { PartyKind } from '#app/kernel/actor.ts'

export const presences = ['present', 'represented', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

export const partyPositions = ['agreement', 'reservation', 'disagreement', 'not-asked'] as const
/** `not-asked`: nobody gave it (§5.3). */
export type PartyPosition = (typeof partyPositions)[number]

/** The position of a party as it is kept with a decision. */
export type SavedPosition = {
  readonly partyName: string
  readonly shortName: string
  readonly partyKind: PartyKind
  readonly position: PartyPosition
  readonly comment: string
  /** Day of its latest correction after the closing (§5.11); null: as it was given in the meeting. */
  readonly correctedOn: string | null
}

/** The first three are of governance; the others are counted by the slices above, from their own rules. */
export const missingCodes = [
  'seats-empty',
  'seats-absent',
  'positions-not-asked',
  'parties-without-representative',
  'no-body',
  'no-finding',
  'findings-without-element',
  'findings-not-asked',
  'no-retained-issue',
  'no-action',
  'actions-without-lead',
  'actions-without-date',
  'actions-without-objective',
  'objectives-without-baseline',
  'no-convention-draft',
  'not-in-copil',
  'convention.acts-on-another-version',
  'convention.acts-awaited',
] as const
export type MissingCode = (typeof missingCodes)[number]

/** `names` says which ones, as they were called that day; empty when the count is enough. */
export type Missing = { readonly code: MissingCode; readonly count: number; readonly names: readonly string[] }

/** One item, or nothing when nothing is missing. */
export const missingItem = (code: MissingCode, names: readonly string[]): readonly Missing[] =>
  names.length === 0 ? [] : [{ code, count: names.length, names }]

export const missingCount = (code: MissingCode, count: number): readonly Missing[] =>
  count === 0 ? [] : [{ code, count, names: [] }]

export type SeatAtMeeting = Seat & {
  readonly presence: Presence | null
  /** Who was noted; null: nothing was, empty: the seat had nobody. */
  readonly personName: string | null
}

/**
 * The name noted with a presence (§3.4): that typed; else, of a seat represented or without holder, who was
 * announced or called in her place; else the holder.
 * @returns empty when nobody is known
 */
export function whoSat(
  seat: { readonly holderName: string | null; readonly announcedRepresentative: string | null },
  { presence, typed }: { readonly presence: Presence; readonly typed: string },
): string {
  const holder = seat.holderName ?? ''
  if (typed !== '' && typed !== holder) return typed
  return ((presence === 'represented' || holder === '') && seat.announcedRepresentative) || holder
}

export const isSeated = ({ presence }: Pick<SeatAtMeeting, 'presence'>): boolean =>
  presence === 'present' || presence === 'represented'

type Noted = Pick<SeatAtMeeting, 'presence' | 'personName' | 'holderName'>

/** What is said of a seat: one that nobody held nor sat in was vacant, whatever was noted of it, never absent nor excused (§3.4). */
export type SaidPresence = Presence | 'vacant' | null
export function presenceOf(seat: Noted): SaidPresence {
  if (isSeated(seat)) return seat.presence
  const isHeld = seat.presence === null ? seat.holderName !== null : seat.personName !== ''
  return isHeld ? seat.presence : 'vacant'
}
export const isVacant = (seat: Noted): boolean => presenceOf(seat) === 'vacant'
const isAway = (presence: SaidPresence): boolean => presence === 'excused' || presence === 'absent'
/** Not noted yet is neither sitting nor away; a vacant seat has nobody to note (§6.1). */
export const countNotNoted = (seats: readonly Noted[]): number =>
  seats.filter((seat) => presenceOf(seat) === null).length
const seatName = ({ partyName, functionTitle }: Seat): string => `${partyName} : ${functionTitle}`

/**
 * What was missing at a meeting on its day, by this convention's own composition (§6.1): seats without holder, then seats
 * whose holder was noted away. A seat where somebody sat or was represented is not missing, « ou son représentant ».
 */
export function missingSeats(seats: readonly SeatAtMeeting[], day: string): readonly Missing[] {
  const others = seats.filter((seat) => isSeatInForce(seat, day) && !isSeated(seat))
  const isEmpty = (seat: SeatAtMeeting): boolean => seat.holderName === null || presenceOf(seat) === 'vacant'
  const empty = others.filter(isEmpty)
  const absent = others.filter((seat) => !isEmpty(seat) && isAway(presenceOf(seat)))
  return [...missingItem('seats-empty', empty.map(seatName)), ...missingItem('seats-absent', absent.map(seatName))]
}

/** Signatories whose position nobody gave (§6.2). */
export const missingPositions = (
  positions: readonly { readonly partyName: string; readonly position: PartyPosition }[],
): readonly Missing[] =>
  missingItem(
    'positions-not-asked',
    positions.filter(({ position }) => position === 'not-asked').map(({ partyName }) => partyName),
  )
