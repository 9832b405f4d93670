/** People without a mandate for long are told, a month before, what their account becomes. Rules: docs/rules/privacy.md §4. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { privacyMails } from './mails.fr.ts'
import { dueOnceTold, warningDays } from './reduction.ts'

const batchSize = 200

export type Departed = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly leftOn: string
  readonly dueOn: string | null
  readonly isClosed: boolean
}

type DepartedQuery = {
  readonly today: string
  /** Last mandate ended before that day. */
  readonly before: string
  readonly most: number
  /** She alone. */
  readonly personId?: string
}

/** People who have left: no running mandate, no running seat under their address, no administration. The earliest gone first. */
export async function listDeparted(
  db: Reader,
  { today, before, most, personId }: DepartedQuery,
  isTold: 'told' | 'untold' | 'all' = 'all',
): Promise<readonly Departed[]> {
  const { rows } = await sql<Departed>`
    select person.id as "personId", person.name, person.email, reduction.due_on as "dueOn",
      coalesce(max(member.until), person."createdAt"::date) as "leftOn", person.closed_at is not null as "isClosed"
    from public.person
    left join public.member on member.person_id = person.id
    left join public.person_reduction as reduction on reduction.person_id = person.id
    where not person.is_platform_administrator and reduction.started_at is null
      and ${personId === undefined ? sql`true` : sql`person.id = ${personId}`}
      and ${isTold === 'all' ? sql`true` : isTold === 'told' ? sql`reduction.told_at is not null` : sql`reduction.told_at is null`}
      and not exists (select from public.seat where person.email in (seat.holder_email, seat.substitute_email)
        and (seat.until is null or seat.until >= ${today}::date))
    group by person.id, reduction.due_on, reduction.told_at
    having (count(member.id) = 0 or bool_and(member.until is not null and member.until < ${today}::date))
      and coalesce(max(member.until), person."createdAt"::date) < ${before}::date
    order by "leftOn", person.id limit ${most}`.execute(db)
  return rows
}

/** Each is told once, in the transaction that notes her day. @returns how many were told */
export async function tellDeparted(
  db: Database,
  at: Date,
  { months, siteUrl }: { readonly months: number; readonly siteUrl: string },
): Promise<number> {
  const today = parisDay(at)
  const { rows } = await sql<{ before: string }>`
    select (${addDays(today, warningDays + 1)}::date - make_interval(months => ${months}))::date as before`.execute(db)
  const departed = await listDeparted(db, { today, before: rows[0]?.before ?? today, most: batchSize }, 'untold')
  for (const { personId, name, email, leftOn, isClosed } of departed) {
    const dueOn = dueOnceTold(leftOn, months, today)
    await db.transaction().execute(async (tx) => {
      const noted = await tx
        .insertInto('person_reduction')
        .values({ person_id: personId, told_at: at, due_on: dueOn })
        .onConflict((conflict) => conflict.doNothing())
        .returning('person_id')
        .executeTakeFirst()
      if (!noted) return
      const mail = privacyMails.departed({ name, dueOn, siteUrl, isClosed })
      await sendMail(
        { tx, at, newId: randomUUID },
        { onceKey: `departed:${personId}:${dueOn}`, toAddress: email, toName: name, ...mail, keptBodyText: null },
      )
    })
  }
  return departed.length
}
