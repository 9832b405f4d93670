/** The copil that comes next, for what is prepared for it. The caller has checked the right to read. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

/** Meetings with their body. */
export const selectMeetings = (db: Reader, ctgId: string) =>
  db.selectFrom('meeting').innerJoin('body', sameCtg('body.id', 'meeting.body_id')).where('meeting.ctg_id', '=', ctgId)

/** Of the next ones, those that people were called to come before one merely being prepared, whatever their days (§4.4). */
const isPrepared = sql<boolean>`meeting.status = 'draft'`

/** Aggregate over meetings to come: the day of the next one, by the same rule. @param isOne which rows are to come */
export const nextDay = (day: RawBuilder<string>, isOne: RawBuilder<boolean>): RawBuilder<string | null> =>
  sql`coalesce(min(${day}) filter (where ${isOne} and not ${isPrepared}), min(${day}) filter (where ${isOne}))`

/** A copil of yesterday evening is still the one prepared: it may be in session, or not closed yet. */
const stillNextMs = 86_400_000

/** The copil to come, or under way: one row at most. */
export const selectNextCopil = (db: Reader, ctgId: string, at: Date) =>
  selectMeetings(db, ctgId)
    .where('body.kind', '=', 'copil')
    .where('meeting.status', 'in', ['draft', 'convened', 'in-session'])
    .where('meeting.starts_at', '>=', new Date(at.getTime() - stillNextMs))
    .orderBy(isPrepared)
    .orderBy('meeting.starts_at')
    .limit(1)
