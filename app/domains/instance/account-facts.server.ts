/** Facts about the `person` of a statement that several acts and pages ask. */
import { sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** The journal keeps every entry: a session forgotten since still counts. */
export const lastEntry = sql`(select max(entry.at) from audit_entry entry
  where entry.subject_type = 'person' and entry.subject_id = person.id and entry.action = 'person.entered')`

export const runningMandates = (today: string) => sql`(select count(*)::int from member
  where member.person_id = person.id and (member.until is null or member.until >= ${today}::date))`

/** Has a mandate, and has never entered. Rules: docs/rules/instance.md §3. */
export const isAwaited = (today: string) => sql<boolean>`(
  person.closed_at is null and ${runningMandates(today)} > 0 and ${lastEntry} is null)`

type Entry = { readonly lastEnteredAt: Date | null; readonly runningMandates: number }

/** Of an account that is there: its caller has locked it. */
export async function readEntry({ tx, at }: Pick<Work, 'tx' | 'at'>, personId: string): Promise<Entry> {
  const { rows } = await sql<Entry>`
    select ${lastEntry} as "lastEnteredAt", ${runningMandates(parisDay(at))} as "runningMandates"
    from person where person.id = ${personId}`.execute(tx)
  return rows[0] ?? { lastEnteredAt: null, runningMandates: 0 }
}
