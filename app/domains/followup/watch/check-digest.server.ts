/**
 * Before a weekly digest leaves: between its writing and its sending (a mail server away can make days of it), a mandate ends, an
 * account is closed, a sheet is restricted. Rules: docs/rules/followup.md §8.
 */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { isUnclaimed } from '#app/kernel/lease.server.ts'
import { dropUnsentMails } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

type WaitingDigest = { readonly personId: string; readonly weekOn: string; readonly told: unknown }

/**
 * Drops it when it could say anything that its coordinator may no longer read: the week is hers to be written again, else the next
 * one tells the rest. Any other mail is left. To call without sight of restricted sheets.
 */
export async function dropUnreadableDigest(db: Database, at: Date, mailId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<WaitingDigest>`
      select digest.person_id as "personId", digest.week_on as "weekOn", digest.told
      from outgoing_mail mail
      join weekly_digest digest on digest.mail_id = mail.id
        and digest.person_id = case when mail.once_key like 'digest:%' then split_part(mail.once_key, ':', 2)::uuid end
      where mail.id = ${mailId} and mail.sent_at is null and mail.failure is null and ${isUnclaimed('mail')}
      for update of mail`.execute(tx)
    const [digest] = rows
    if (!digest) return
    const { rows: unreadable } = await sql`
      with mine as (select distinct ctg_id from member join person on person.id = member.person_id
        where person_id = ${digest.personId} and person.closed_at is null and role = 'coordinator'
          and (until is null or until >= ${at}::date)),
      told as (select substring(key from ':([0-9a-f-]{36})')::uuid as id
        from jsonb_array_elements_text(${JSON.stringify(digest.told)}::jsonb) as one (key))
      select from told where not exists (select from mine where mine.ctg_id = told.id
        or exists (select from action where action.ctg_id = mine.ctg_id and action.id = told.id)
        or exists (select from progress_report one where one.ctg_id = mine.ctg_id and one.id = told.id)
        or exists (select from corrective_action one where one.ctg_id = mine.ctg_id and one.id = told.id)
        or exists (select from campaign_recipient one where one.ctg_id = mine.ctg_id and one.id = told.id))
      limit 1`.execute(tx)
    if (unreadable.length === 0) return
    await rowsOf(tx, 'weekly_digest', { person_id: digest.personId, week_on: digest.weekOn }).remove()
    await dropUnsentMails(tx, [mailId])
  })
}
