/** What meetings and their decisions give to other software, without anybody's name; whoever calls has checked the token. Rules: docs/rules/api.md §2. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { clockTimeIn, dayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { DecisionState, MeetingStatus } from './meetings.ts'
import { readMissing } from './read-missing.ts'

export { lockMeeting } from './store.server.ts'

type Locked = { readonly title: string; readonly startsAt: Date; readonly place: string; readonly timeZone: string }

/** A meeting as its form would send it. */
export const meetingForm = ({ title, startsAt, place, timeZone }: Locked) => ({
  ...{ title, place, day: dayIn(timeZone, startsAt), hour: clockTimeIn(timeZone, startsAt) },
})

/** A part of a list: from a page, or after what was given last. One item more than `size` is read: it says that others follow. */
type Part<Key> = { readonly size: number; readonly page: number | undefined; readonly after: Key | undefined }

const skipped = ({ page = 1, size }: Part<unknown>): number => (page - 1) * size

const convened = ['convened', 'in-session', 'closed', 'cancelled'] as const satisfies readonly MeetingStatus[]
const withDrafts = ['draft', ...convened] as const

/** `areDraftsRead`: for a software that prepares them; a draft is otherwise the business of the coordination. */
type Read = { readonly ctgId: string; readonly areDraftsRead: boolean }

const selectMeetings = (db: Reader, { ctgId, areDraftsRead }: Read) =>
  db
    .selectFrom('meeting')
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.status', 'in', areDraftsRead ? withDrafts : convened)

const meetingColumns = [
  'id',
  'body_id as bodyId',
  'title',
  'status',
  'starts_at as startsAt',
  'place',
  'version',
] as const

const toldMeeting = <Row extends { readonly startsAt: Date; readonly status: MeetingStatus }>(row: Row) => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
})

/** The latest first. */
export async function listMeetings(
  db: Reader,
  read: Read,
  part: Part<{ readonly startsAt: Date; readonly id: string }>,
) {
  const { after, size } = part
  const meetings = selectMeetings(db, read)
  const [items, { total }] = await Promise.all([
    meetings
      .select(meetingColumns)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(starts_at, id) < (${after?.startsAt}, ${after?.id}::uuid)`),
      )
      .orderBy('starts_at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1)
      .offset(skipped(part))
      .execute(),
    meetings.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { total: Number(total), items: items.map(toldMeeting) }
}

/** One meeting with its agenda. @returns undefined for a draft that is not read, and for another CTG's */
export async function findMeeting(db: Reader, read: Read, meetingId: string) {
  const row = await selectMeetings(db, read)
    .select(meetingColumns)
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('agenda_item')
          .select(['agenda_item.id', 'agenda_item.version', 'agenda_item.title', 'agenda_item.presenter'])
          .select(['agenda_item.duration_minutes as durationMinutes', 'agenda_item.demand', 'agenda_item.reason'])
          .select(['agenda_item.effect', 'agenda_item.is_put_off as isPutOff'])
          .where('agenda_item.ctg_id', '=', read.ctgId)
          .whereRef('agenda_item.meeting_id', '=', 'meeting.id')
          .orderBy('agenda_item.position')
          .orderBy('agenda_item.id'),
      ).as('agenda'),
    )
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return row && toldMeeting(row)
}

/** As the register says them: what was missing when each was taken, where it stands, what it is about. By number. */
export async function listDecisions(db: Reader, ctgId: string, part: Part<number>) {
  const { after, size } = part
  const [items, total] = await Promise.all([
    db
      .selectFrom('decision')
      .innerJoin('decision_standing as standing', sameCtg('standing.decision_id', 'decision.id'))
      .select((eb) => [
        'decision.id',
        'decision.number',
        'decision.meeting_id as meetingId',
        'decision.decided_on as decidedOn',
        'decision.text',
        sql<DecisionState>`standing.state`.as('state'),
        'decision.due_on as dueOn',
        'decision.missing',
        'decision.despite',
        jsonArrayFrom(
          eb
            .selectFrom('decision_subject as about')
            .select(['about.subject_type as type', 'about.subject_id as id'])
            .where('about.ctg_id', '=', ctgId)
            .whereRef('about.decision_id', '=', 'decision.id')
            .orderBy('about.subject_type')
            .orderBy('about.subject_id'),
        ).as('subjects'),
      ])
      .where('decision.ctg_id', '=', ctgId)
      .$if(after !== undefined, (query) => query.where('decision.number', '>', after ?? 0))
      .orderBy('decision.number')
      .limit(size + 1)
      .offset(skipped(part))
      .execute(),
    rowsOf(db, 'decision', { ctg_id: ctgId }).count(),
  ])
  return {
    total,
    items: items.map(({ missing, despite, ...one }) => ({
      ...one,
      missing: readMissing(missing).map(({ code }) => code),
      reasonDespite: despite,
    })),
  }
}
