/** What pages and commands of higher slices read of governance; the caller has checked the right to read. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import type { SeatAtMeeting } from './governance.ts'

/** Seats of the body on any day, with who sat at this meeting; by party, then in the order of the seats. */
export async function listSeatsAtMeeting(
  db: Reader,
  { ctgId, meetingId, bodyId }: { readonly ctgId: string; readonly meetingId: string; readonly bodyId: string },
) {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'seat.ctg_id').onRef('party.id', '=', 'seat.party_id'),
    )
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.ctg_id', '=', 'seat.ctg_id')
        .onRef('attendance.seat_id', '=', 'seat.id')
        .on('attendance.meeting_id', '=', meetingId),
    )
    .select([
      'seat.id',
      'seat.function_title as functionTitle',
      'seat.holder_name as holderName',
      'seat.substitute_name as substituteName',
      'seat.allows_representative as allowsRepresentative',
      'seat.since',
      'seat.until',
      'party.id as partyId',
      'party.name as partyName',
      'party.kind as partyKind',
      'attendance.presence',
      'attendance.person_name as personName',
    ])
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.body_id', '=', bodyId)
    .orderBy('party.position')
    .orderBy('seat.position')
    .execute()
  return rows satisfies readonly SeatAtMeeting[]
}

/** Day of the last copil closed, in Paris; null when none was. */
export async function lastCopilDay(db: Reader, ctgId: string, exceptMeetingId?: string): Promise<string | null> {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.ctg_id', '=', 'meeting.ctg_id').onRef('body.id', '=', 'meeting.body_id'),
    )
    .select(sql<string | null>`max((meeting.starts_at at time zone 'Europe/Paris')::date)`.as('day'))
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.status', '=', 'closed')
    .where('body.kind', '=', 'copil')
    .$if(exceptMeetingId !== undefined, (query) => query.where('meeting.id', '!=', exceptMeetingId ?? ''))
    .executeTakeFirst()
  return row?.day ?? null
}
