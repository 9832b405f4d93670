/** What pages and commands of higher slices read of governance; the caller has checked the right to read. */
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { isSeatInForce } from '#app/domains/governance/governance.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { DB, InvitationReply } from '#app/kernel/database-types.ts'
import { found } from '#app/kernel/errors.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { type CopilStanding, endOf, type SeatAtMeeting, type YearlyCopilFacts, yearlyCopil } from './meetings.ts'
import { nextDay } from './next-copil.server.ts'

export { listDecisions, type RegisterRow } from './decisions/register-queries.server.ts'
export { nextDay, selectMeetings, selectNextCopil } from './next-copil.server.ts'
export { readMissing } from './read-missing.ts'
export { proposalsOf } from './session/items.server.ts'

/** Whom the holder named to represent her; else the substitute, called in her place, who does not decline. */
const isStandIn = sql<boolean>`(place.capacity = 'holder' and invitation.reply = 'represented'
  or place.capacity = 'substitute' and invitation.reply is distinct from 'declined')`
const standInName = sql<
  string | null
>`case place.capacity when 'holder' then invitation.representative_name else invitation.name end`

/** Of those called to a seat, the holder first. */
const answerOf = <Said>(meetingId: string, who: RawBuilder<unknown>, value: RawBuilder<Said>) => sql<Said>`(
  select ${value} from invitation_seat place
  join meeting_invitation invitation on invitation.ctg_id = place.ctg_id and invitation.id = place.invitation_id
  where place.ctg_id = seat.ctg_id and place.seat_id = seat.id and invitation.meeting_id = ${meetingId}
    and invitation.withdrawn_at is null and ${who}
  order by place.capacity limit 1)`

/** Seats of the body on any day, with who sat at this meeting, what the holder answered and who was to sit in her place; by party, then in the order of the seats. */
export async function listSeatsAtMeeting(
  db: Reader,
  { ctgId, meetingId, bodyId }: { readonly ctgId: string; readonly meetingId: string; readonly bodyId: string },
) {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
    .leftJoin('attendance', (join) =>
      sameCtg('attendance.seat_id', 'seat.id')(join).on('attendance.meeting_id', '=', meetingId),
    )
    .select([
      'seat.id',
      'seat.function_title as functionTitle',
      'seat.holder_name as holderName',
      'seat.substitute_name as substituteName',
      'seat.allows_representative as allowsRepresentative',
      'seat.service_id as serviceId',
      'seat.since',
      'seat.until',
      'party.id as partyId',
      'party.name as partyName',
      'party.short_name as partyShortName',
      'party.kind as partyKind',
      'attendance.presence',
      'attendance.person_name as personName',
      answerOf(meetingId, sql`place.capacity = 'holder'`, sql<InvitationReply | null>`invitation.reply`).as(
        'holderReply',
      ),
      answerOf(meetingId, isStandIn, standInName).as('announcedRepresentative'),
    ])
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.body_id', '=', bodyId)
    .orderBy('party.position')
    .orderBy('seat.position')
    .execute()
  return rows satisfies readonly SeatAtMeeting[]
}

/** Seats of the day of a meeting, and those noted at it: what its pages, its decisions and its papers all show. */
export async function listSeatsOfDay(
  db: Reader,
  { day, ...key }: Parameters<typeof listSeatsAtMeeting>[1] & { readonly day: string },
) {
  const seats = await listSeatsAtMeeting(db, key)
  return seats.filter((seat) => isSeatInForce(seat, day) || seat.presence !== null)
}

/** What the form of a decision says of its meeting. @throws DomainError not-found */
export async function getMeetingSummary(
  db: Reader,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.status',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'body.id as bodyId',
      'body.kind as bodyKind',
      'body.theme_id as themeId',
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return found(row, 'governance.meeting-not-found')
}

/** Kind and theme of the body of a meeting. @throws DomainError not-found, also for another CTG's meeting */
export async function getMeetingKind(
  db: Reader,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select(['body.kind as bodyKind', 'body.theme_id as themeId'])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return { ctgId, ...found(row, 'governance.meeting-not-found') }
}

/** What the rule of the yearly copil needs, beside the day of the last one held. */
const selectCopilFacts = (db: Reader) =>
  db
    .selectFrom('ctg')
    .select((eb) => [
      'ctg.id',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'signed_on as signedOn',
      'copil_interval_months as intervalMonths',
      'taken_up_on as takenUpOn',
      eb
        .selectFrom('watch_settings')
        .select('copil_notice_days')
        .whereRef('watch_settings.ctg_id', '=', 'ctg.id')
        .as('noticeDays'),
    ])

const meetingDay = sql<string>`(meeting.starts_at at time zone meeting.time_zone)::date`

/** Copils of the CTG of each row. */
const copilsOf = (eb: ExpressionBuilder<DB, 'ctg'>) =>
  eb
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .whereRef('meeting.ctg_id', '=', 'ctg.id')
    .where('body.kind', '=', 'copil')

type CopilFactsQuery = {
  readonly ctgId: string
  /** Copils of that day or earlier; null: all. */
  readonly before: string | null
  /** The one being closed. */
  readonly exceptMeetingId: string | null
}

const askCopilFacts = compileOnce((db, slot: SlotOf<CopilFactsQuery>) => {
  const before = sql`${slot('before')}::date`
  const except = sql`${slot('exceptMeetingId')}::uuid`
  return selectCopilFacts(db)
    .select((eb) =>
      copilsOf(eb)
        .select(sql<string | null>`max(${meetingDay})`.as('day'))
        .where('meeting.status', '=', 'closed')
        .where(sql<boolean>`(${before} is null or ${meetingDay} <= ${before})`)
        .where(sql<boolean>`(${except} is null or meeting.id <> ${except})`)
        .as('lastHeldOn'),
    )
    .where('ctg.id', '=', slot('ctgId'))
})

/** For one CTG. `before`: copils of that day or earlier; `exceptMeetingId`: the one being closed. */
export async function getYearlyCopilFacts(
  db: Reader,
  ctgId: string,
  { before = null, exceptMeetingId = null }: Partial<Omit<CopilFactsQuery, 'ctgId'>> = {},
): Promise<YearlyCopilFacts> {
  const [row] = await askCopilFacts(db, { ctgId, before, exceptMeetingId })
  return found(row, 'ctg.not-found')
}

type StandingsQuery = { readonly ctgIds: readonly string[]; readonly todays: readonly string[] }

/** Copils of each CTG, added up once for all: the last one held, the next one called. */
const heldOf = (slot: SlotOf<StandingsQuery>) => sql<{
  ctgId: string
  lastHeldOn: string | null
  nextOn: string | null
}>`(
  select meeting.ctg_id as "ctgId", max(${meetingDay}) filter (where meeting.status = 'closed') as "lastHeldOn",
    ${nextDay(meetingDay, sql`meeting.status in ('draft', 'convened', 'in-session') and ${meetingDay} >= asked.today`)} as "nextOn"
  from unnest(${slot('ctgIds')}::uuid[], ${slot('todays')}::date[]) as asked (ctg_id, today)
  join meeting on meeting.ctg_id = asked.ctg_id
  join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id and body.kind = 'copil'
  group by meeting.ctg_id)`

const askCopilStandings = compileOnce((db, slot: SlotOf<StandingsQuery>) =>
  selectCopilFacts(db)
    .leftJoin(heldOf(slot).as('held'), (join) => join.onRef('held.ctgId', '=', 'ctg.id'))
    .select(['held.lastHeldOn', 'held.nextOn'])
    .where(sql<boolean>`ctg.id = any(${slot('ctgIds')}::uuid[])`),
)

/** Last day of a convention that has ended; null while it runs. */
export async function findEnd(db: Reader, ctgId: string, today: string): Promise<string | null> {
  const ctg = await db.selectFrom('ctg').select('ends_on as endsOn').where('id', '=', ctgId).executeTakeFirst()
  return endOf({ endsOn: ctg?.endsOn ?? null }, today)
}

/**
 * Where the copil of each CTG stands, in one statement.
 * @param todays the day it is in each CTG, by its id
 */
export async function listCopilStandings(
  db: Reader,
  todays: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, CopilStanding>> {
  if (todays.size === 0) return new Map()
  const rows = await askCopilStandings(db, { ctgIds: [...todays.keys()], todays: [...todays.values()] })
  return new Map(
    rows.map(({ id, nextOn, ...facts }) => {
      const today = todays.get(id) ?? ''
      const { lastHeldOn } = facts
      return [id, { yearlyCopil: yearlyCopil(facts, today) ?? null, nextOn, lastHeldOn, endedOn: endOf(facts, today) }]
    }),
  )
}
