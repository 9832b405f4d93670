/** Reminds who has not answered: once by the clock, or by hand. Rules: docs/rules/governance.md §11.12. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { daysOfPeace, reminderHour } from './invitations.ts'

/**
 * Asks for the reminder of every silent guest whose body's delay has come, from eight in the morning of the place; the mails are
 * written by the same job, and not once she has answered. Written to for less than two days, she is left in peace; told of
 * another day or hour, she may be reminded again; in a CTG archived she could not answer. No CTG is named: the job serves them all.
 */
export async function askForReminders(db: Database, at: Date): Promise<void> {
  await sql`
    update meeting_invitation invitation set mail_due = 'reminder', reminded_at = ${at}
    from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    where meeting.ctg_id = invitation.ctg_id and meeting.id = invitation.meeting_id
      and not exists (select from ctg where ctg.id = meeting.ctg_id and ctg.archived_at is not null)
      and meeting.status = 'convened' and meeting.starts_at > ${at} and body.reminder_days > 0
      and invitation.withdrawn_at is null and invitation.reply is null and invitation.email <> ''
      and invitation.mail_due is null and invitation.reminded_at is null
      and invitation.mailed_at < ${at}::timestamptz - make_interval(days => ${daysOfPeace}::int)
      and (meeting.starts_at at time zone meeting.time_zone)::date - body.reminder_days
        <= (${at}::timestamptz at time zone meeting.time_zone)::date
      and extract(hour from ${at}::timestamptz at time zone meeting.time_zone) >= ${reminderHour}`.execute(db)
}
