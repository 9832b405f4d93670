/** What meetings of the demonstration need: seats filled and renewed, meetings held with their agenda, attendance and minutes. */

import { renewPartySeats } from '#app/domains/governance/commands/renew-party-seats.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { conveneMeeting } from '#app/domains/meetings/commands/convene-meeting.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { writeMinutes } from '#app/domains/meetings/commands/write-minutes.server.ts'
import { setMeetingDuration } from '#app/domains/meetings/session/commands/set-meeting-duration.server.ts'
import { writeProposal } from '#app/domains/meetings/session/commands/write-proposal.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { LeadPartyRef, ThemeRef } from './content-types.ts'
import type { PersonRef } from './people.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

export type BodyRef = 'pair' | 'copil' | 'operational-committee' | ThemeRef

/** A body of the CTG: by its kind, or the working group of a theme. */
export async function findBody({ db }: Stage, { ctgId, themes }: CtgIds, ref: BodyRef): Promise<string> {
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId }).list(['id', 'kind', 'theme_id as themeId'])
  const themeId = themes.get(ref)
  const body = bodies.find(({ kind, themeId: of }) => (themeId ? of === themeId : kind === ref && of === null))
  if (!body) throw new Error(`the demonstration has no body « ${ref} »`)
  return body.id
}

type SeatRow = {
  readonly id: string
  readonly partyId: string
  readonly functionTitle: string
  readonly holderName: string | null
  readonly version: number
}

/** Seats of a body in force on a day, in their order. */
const listSeats = ({ db }: Stage, ctgId: string, bodyId: string, on: string): Promise<SeatRow[]> =>
  rowsOf(db, 'seat', { ctg_id: ctgId, body_id: bodyId })
    .select(['id', 'party_id as partyId', 'function_title as functionTitle', 'holder_name as holderName', 'version'])
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', on)]))
    .orderBy('position')
    .execute()

/** Names by party, in the order of the seats of the body; null leaves the seat without holder. */
export type Holders = Readonly<Partial<Record<LeadPartyRef, readonly (string | null)[]>>>

export async function fillSeats(stage: Stage, ids: CtgIds, on: string, ref: BodyRef, holders: Holders): Promise<void> {
  const { ctgId } = ids
  const context = await stage.as('claire', on)
  const seats = await listSeats(stage, ctgId, await findBody(stage, ids, ref), on)
  for (const party of ['caf', 'ville'] as const) {
    const own = seats.filter(({ partyId }) => partyId === idOf(ids.parties, party))
    for (const [index, seat] of own.entries()) {
      const holderName = holders[party]?.[index]
      if (!holderName) continue
      await updateSeat(context, {
        ctgId,
        seatId: seat.id,
        version: seat.version,
        functionTitle: seat.functionTitle,
        holderName,
        allowsRepresentative: 'on',
      })
    }
  }
}

/** After an election: the seats of a party in the copil begin again with new holders. */
export async function renewSeats(
  stage: Stage,
  ids: CtgIds,
  on: string,
  party: LeadPartyRef,
  names: readonly (string | null)[],
): Promise<void> {
  const context = await stage.as('antoine', on)
  const seats = await listSeats(stage, ids.ctgId, await findBody(stage, ids, 'copil'), on)
  const own = seats.filter(({ partyId }) => partyId === idOf(ids.parties, party))
  await renewPartySeats(context, {
    ctgId: ids.ctgId,
    partyId: idOf(ids.parties, party),
    since: on,
    seats: own.map(({ id }, index) => ({ id, holderName: names[index] ?? '' })),
  })
}

type DemoPoint = {
  readonly title: string
  readonly presenter?: string
  readonly durationMinutes?: number
  /** What is asked, why, what it changes. */
  readonly demand?: string
  readonly reason?: string
  readonly effect?: string
  /** What each party proposes on it. */
  readonly proposals?: Readonly<
    Partial<Record<LeadPartyRef, { readonly proposal: string; readonly reservation?: string }>>
  >
}

export type DemoMeeting = {
  readonly body: BodyRef
  readonly title: string
  readonly on: string
  readonly hour: string
  readonly place: string
  readonly agenda: readonly (string | DemoPoint)[]
  /** How long it is planned to last. */
  readonly plannedMinutes?: number
  readonly minutes: string
  /** Functions absent that day; the others are present. */
  readonly absent?: readonly string[]
  readonly by?: PersonRef
}

/** Somebody acting while the meeting is held. */
export const inSession = (stage: Stage, { by = 'claire', on, hour }: DemoMeeting, person: PersonRef = by) =>
  stage.as(person, on, hour)

/** The leader of the meeting at its end: two hours after it began, or at the planned time. */
async function atItsEnd(stage: Stage, meeting: DemoMeeting) {
  const context = await inSession(stage, meeting)
  return { ...context, at: new Date(context.at.getTime() + (meeting.plannedMinutes ?? 120) * 60_000) }
}

/** Prepared and convened before its day, and left there. @returns its id */
export async function prepareMeeting(
  stage: Stage,
  ids: CtgIds,
  meeting: DemoMeeting,
  preparedOn: string,
  isConvened: boolean,
): Promise<string> {
  const { ctgId } = ids
  const context = await stage.as(meeting.by ?? 'claire', preparedOn)
  const bodyId = await findBody(stage, ids, meeting.body)
  const { meetingId } = await createMeeting(context, {
    ctgId,
    bodyId,
    title: meeting.title,
    day: meeting.on,
    hour: meeting.hour,
    place: meeting.place,
  })
  const points: readonly DemoPoint[] = meeting.agenda.map((point) =>
    typeof point === 'string' ? { title: point } : point,
  )
  for (const point of points) {
    const { title, presenter = '', durationMinutes = '', demand = '', reason = '', effect = '', proposals = {} } = point
    const words = { title, presenter, durationMinutes, demand, reason, effect }
    const { agendaItemId } = await addAgendaItem(context, { ctgId, meetingId, ...words })
    for (const party of ['caf', 'ville'] as const) {
      const { proposal, reservation = '' } = proposals[party] ?? {}
      if (proposal === undefined) continue
      const coordinator = await stage.as(party === 'caf' ? 'claire' : 'antoine', preparedOn)
      await writeProposal(coordinator, { ctgId, meetingId, agendaItemId, proposal, reservation })
    }
  }
  const { plannedMinutes } = meeting
  if (plannedMinutes) await setMeetingDuration(context, { ctgId, meetingId, plannedMinutes })
  if (isConvened) await conveneMeeting(context, { ctgId, meetingId })
  return meetingId
}

/** Opens a meeting on its day and notes who sat. What it decides comes between this and `endMeeting`. */
export async function holdMeeting(
  stage: Stage,
  ids: CtgIds,
  meeting: DemoMeeting,
  preparedOn: string,
  isConvened = true,
): Promise<string> {
  const { ctgId } = ids
  const meetingId = await prepareMeeting(stage, ids, meeting, preparedOn, isConvened)
  const context = await inSession(stage, meeting)
  await openMeeting(context, { ctgId, meetingId })
  const seats = await listSeats(stage, ctgId, await findBody(stage, ids, meeting.body), meeting.on)
  const isAbsent = ({ functionTitle, holderName }: SeatRow) =>
    holderName === null || (meeting.absent ?? []).includes(functionTitle)
  await recordAttendance(context, {
    ctgId,
    meetingId,
    attendance: seats.map((seat) => ({
      id: seat.id,
      presence: isAbsent(seat) ? ('absent' as const) : ('present' as const),
    })),
  })
  return meetingId
}

export async function endMeeting(stage: Stage, ids: CtgIds, meeting: DemoMeeting, meetingId: string): Promise<void> {
  const { ctgId } = ids
  const context = await atItsEnd(stage, meeting)
  const { version } = await rowOf(stage.db, 'meeting', { ctgId, id: meetingId }).get(['version'])
  await writeMinutes(context, { ctgId, meetingId, version, minutes: meeting.minutes })
  await closeMeeting(context, { ctgId, meetingId })
}
