/** Who came to a body over time, seat by seat. Pure. Rules: docs/rules/governance.md §2.8. */
import { isSeatInForce, type SeatDates } from '#app/domains/governance/governance.ts'
import { type Presence, presenceOf } from './missing.ts'

export type Sitting = {
  readonly seatId: string
  readonly meetingId: string
  readonly presence: Presence
  /** Empty when the seat was empty that day. */
  readonly personName: string
}
type HeldMeeting = { readonly id: string; readonly day: string }

/** In one meeting: how the seat sat, vacant, « not noted », or null when it did not exist that day. */
export type SeatAtOne = Presence | 'vacant' | 'not-noted' | null

export type SeatOverTime = {
  readonly seatId: string
  /** One per meeting, in their order. */
  readonly presences: readonly SeatAtOne[]
  /** Meetings where somebody held the seat and something was noted of it; those where somebody sat for it. */
  readonly notedCount: number
  readonly satCount: number
}

const sat = (presence: SeatAtOne): boolean => presence === 'present' || presence === 'represented'

/** A seat noted at a meeting counts there even when its dates say otherwise: what was noted happened. */
export const seatsOverTime = (
  seats: readonly (SeatDates & { readonly id: string })[],
  meetings: readonly HeldMeeting[],
  sittings: readonly Sitting[],
): readonly SeatOverTime[] => {
  const noted = new Map(
    sittings.map((sitting) => [`${sitting.seatId} ${sitting.meetingId}`, presenceOf({ ...sitting, holderName: null })]),
  )
  return seats.map((seat) => {
    const presences = meetings.map(
      ({ id, day }): SeatAtOne => noted.get(`${seat.id} ${id}`) ?? (isSeatInForce(seat, day) ? 'not-noted' : null),
    )
    const known = presences.filter((presence) => presence !== null && presence !== 'not-noted' && presence !== 'vacant')
    return { seatId: seat.id, presences, notedCount: known.length, satCount: known.filter(sat).length }
  })
}
