/** Who came to a body over time: its latest meetings held, seat by seat, with the names of each day. */
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { meetingLabels as t } from './labels.fr.ts'
import { type Sitting, seatsOverTime } from './sittings.ts'

const mostMeetings = 12

type BodyKey = { readonly ctgId: string; readonly bodyId: string }

const listSeatsOf = (db: Reader, { ctgId, bodyId }: BodyKey) =>
  db
    .selectFrom('seat')
    .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
    .select([
      'seat.id',
      'seat.function_title as functionTitle',
      'seat.holder_name as holderName',
      'seat.since',
      'seat.until',
      'party.short_name as partyShortName',
      'party.kind as partyKind',
    ])
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.body_id', '=', bodyId)
    .orderBy('party.position')
    .orderBy('seat.position')
    .limit(300)
    .execute()

/** Meetings closed or in session, the latest first; seats that sat or might have. Four statements. @throws DomainError not-found */
export async function getSittingsPage({ db, actor }: Context, { ctgId, bodyId }: BodyKey) {
  requireMembership(actor, ctgId)
  const body = found(await rowOf(db, 'body', { ctgId, id: bodyId }).find(['id', 'name']), 'governance.body-not-found')
  const meetings = await rowsOf(db, 'meeting', { ctg_id: ctgId, body_id: bodyId })
    .select(['id', 'title', sql<string>`(starts_at at time zone time_zone)::date`.as('day')])
    .where('status', 'in', ['closed', 'in-session'])
    .orderBy('starts_at', 'desc')
    .limit(mostMeetings)
    .execute()
  const meetingIds = meetings.map(({ id }) => id)
  const sittings =
    meetingIds.length === 0
      ? []
      : await rowsOf(db, 'attendance', { ctg_id: ctgId })
          .select(['seat_id as seatId', 'meeting_id as meetingId', 'presence', 'person_name as personName'])
          .where('meeting_id', 'in', meetingIds)
          .execute()
  const seats = await listSeatsOf(db, { ctgId, bodyId })
  const overTime = seatsOverTime(seats, meetings, sittings satisfies readonly Sitting[])
  return {
    ctgId,
    body,
    meetings,
    seats: seats.flatMap((seat, index) => {
      const { presences, notedCount, satCount } = overTime[index] ?? { presences: [], notedCount: 0, satCount: 0 }
      if (presences.every((presence) => presence === null)) return []
      const names = meetings.map(({ id }) => {
        const sitting = sittings.find((one) => one.meetingId === id && one.seatId === seat.id)
        return sitting?.personName ? t.seated({ ...sitting, holderName: seat.holderName }) : ''
      })
      return [{ ...seat, presences, notedCount, satCount, names }]
    }),
  }
}

export type SittingsPageData = Awaited<ReturnType<typeof getSittingsPage>>
