/** The private calendar of a person: the meetings she is called to or convenes, in every CTG where she has a mandate. Rules: docs/rules/governance.md §11.10. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { writeCalendar } from '#app/kernel/icalendar.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { feedPath } from './invitation-link.ts'
import { invitationLabels as t } from './labels.fr.ts'
import { eventOf, type MeetingOfCalendar } from './meeting-event.ts'

/** Address of the actor's calendar; null when she has none. @param siteUrl public address, without a final slash */
export async function findFeedAddress({ db, actor }: Context, siteUrl: string): Promise<string | null> {
  const row = await rowsOf(db, 'calendar_feed', { person_id: actor.personId }).find(['token'])
  return row ? siteUrl + feedPath(row.token) : null
}

type FeedMeeting = MeetingOfCalendar & { readonly ctgId: string; readonly ctgName: string; readonly bodyName: string }

/** Convened meetings of the last twelve months and to come; cancelled ones too, so that calendars take them off. */
async function listMeetings(db: Reader, personId: string, at: Date): Promise<readonly FeedMeeting[]> {
  const { rows } = await sql<FeedMeeting>`
    select meeting.ctg_id as "ctgId", ctg.name as "ctgName", body.name as "bodyName", meeting.id, meeting.title,
      meeting.starts_at as "startsAt", meeting.time_zone as "timeZone", meeting.place,
      meeting.invitation_sequence as sequence, meeting.duration_minutes as "plannedMinutes", meeting.status = 'cancelled' as "isCancelled",
      coalesce((select json_agg(json_build_object('title', item.title, 'durationMinutes', item.duration_minutes)
          order by item.position)
        from agenda_item item where item.ctg_id = meeting.ctg_id and item.meeting_id = meeting.id), '[]') as agenda
    from meeting
    join ctg on ctg.id = meeting.ctg_id
    join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    where meeting.convened_at is not null and meeting.starts_at > ${at}::timestamptz - interval '1 year'
      and exists (select from member where member.ctg_id = meeting.ctg_id and member.person_id = ${personId}
        and (member.until is null or member.until >= (${at}::timestamptz at time zone meeting.time_zone)::date))
      and (meeting.organizer_id = ${personId} or exists (select from meeting_invitation invitation
        where invitation.ctg_id = meeting.ctg_id and invitation.meeting_id = meeting.id
          and invitation.person_id = ${personId} and invitation.withdrawn_at is null))
    order by meeting.starts_at limit 500`.execute(db)
  return rows
}

/** Whose calendar this token opens; undefined for a token that was never given, or was taken back, and for a closed account. */
export const findFeed = (db: Reader, token: string) =>
  db
    .selectFrom('calendar_feed')
    .innerJoin('person', 'person.id', 'calendar_feed.person_id')
    .select('person_id as personId')
    .where('token', '=', token)
    .where('person.closed_at', 'is', null)
    .executeTakeFirst()

export async function writeFeed(db: Reader, personId: string, at: Date, siteUrl: string): Promise<string> {
  const meetings = await listMeetings(db, personId, at)
  const events = meetings.map((meeting) =>
    eventOf(meeting, {
      organizer: null,
      attendee: null,
      url: `${siteUrl}/ctg/${meeting.ctgId}/reunions/${meeting.id}`,
      words: `${meeting.bodyName}, CTG ${meeting.ctgName}`,
    }),
  )
  return writeCalendar({ method: 'PUBLISH', events, at, name: t.calendarName })
}
