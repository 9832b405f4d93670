/** A mail that rests on a mandate is looked at again before it leaves. Rules: docs/rules/jobs.md §5. */
import { type RawBuilder, sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'

/** A mandate of its CTG runs for its address, whose account is open. */
const byMandate =
  (which: (subjectId: string) => RawBuilder<boolean>): IsStillOwed =>
  async (tx, { ctgId, subjectId, toAddress }, at) => {
    const { rows } = await sql`select from member join person on person.id = member.person_id
      where member.ctg_id = ${ctgId} and ${which(subjectId)} and person.email = ${toAddress}
        and person.closed_at is null and (member.until is null or member.until >= ${parisDay(at)}::date)
      limit 1`.execute(tx)
    return rows.length > 0
  }

/** An invitation, by its mandate; or by its CTG, brought in from elsewhere. */
export const isMandateOwed = byMandate((subjectId) => sql`${subjectId}::uuid in (member.id, member.ctg_id)`)

/** What is told to whoever coordinates. */
export const isCoordinatorOwed = byMandate(() => sql`member.role = 'coordinator'`)
