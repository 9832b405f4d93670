/** A weekly digest that waits is looked at again before it leaves. Rules: docs/rules/followup.md §8.5. */
import { sql } from 'kysely'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'

type WaitingDigest = { readonly weekOn: string; readonly told: unknown }

/** Not when it could say anything that its coordinator may no longer read: the week is hers to be written again, else the next one tells the rest. */
export const isDigestOwed: IsStillOwed = async (tx, { id, subjectId: personId }, at) => {
  const { rows } = await sql<WaitingDigest>`select week_on as "weekOn", told from weekly_digest
    where mail_id = ${id} and person_id = ${personId}`.execute(tx)
  const [digest] = rows
  if (!digest) return true
  const { rows: unreadable } = await sql`
    with mine as (select distinct ctg_id from member join person on person.id = member.person_id
      where person_id = ${personId} and person.closed_at is null and role = 'coordinator'
        and (until is null or until >= ${at}::date)),
    told as (select substring(key from ':([0-9a-f-]{36})')::uuid as id
      from jsonb_array_elements_text(${JSON.stringify(digest.told)}::jsonb) as one (key))
    select from told where not exists (select from mine where mine.ctg_id = told.id
      or exists (select from action where action.ctg_id = mine.ctg_id and action.id = told.id)
      or exists (select from progress_report one where one.ctg_id = mine.ctg_id and one.id = told.id)
      or exists (select from corrective_action one where one.ctg_id = mine.ctg_id and one.id = told.id)
      or exists (select from campaign_recipient one where one.ctg_id = mine.ctg_id and one.id = told.id))
    limit 1`.execute(tx)
  if (unreadable.length > 0) await rowsOf(tx, 'weekly_digest', { person_id: personId, week_on: digest.weekOn }).remove()
  return unreadable.length === 0
}
