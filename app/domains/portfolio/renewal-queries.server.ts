/** The calendar of renewals: every CTG that has not ended, by the day it ends. Rules: docs/rules/portfolio.md §4. */
import { sql } from 'kysely'
import { type ReminderMonths, reminderMonths } from '#app/domains/renewal/renewal.ts'
import { addMonths, dayIn } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { pageSize } from './portfolio.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly nextId: string | null
  readonly nextName: string | null
  readonly count: number
}

/** Those without an end come last. @param page from 1; beyond the last, the last */
export async function getRenewalsPage({ db, actor, at }: Context, page: number) {
  const ids = actor.memberships.map(({ ctgId }) => ctgId)
  const todays = actor.memberships.map(({ timeZone }) => dayIn(timeZone, at))
  const ask = (pageNumber: number) =>
    sql<Row>`
    select ctg.id, ctg.name, ctg.starts_on as "startsOn", ctg.ends_on as "endsOn", following.id as "nextId",
      following.name as "nextName", count(*) over ()::int as count
    from unnest(${ids}::uuid[], ${todays}::date[]) as asked (ctg_id, today)
    join ctg on ctg.id = asked.ctg_id
    left join ctg as following on following.predecessor_id = ctg.id
    where ctg.ends_on is null or ctg.ends_on >= asked.today
    order by ctg.ends_on nulls last, plain_text(ctg.name), ctg.id
    limit ${pageSize} offset ${(pageNumber - 1) * pageSize}`.execute(db)
  const first = await ask(page)
  const { rows } = first.rows.length > 0 || page === 1 ? first : await ask(1)
  const own = new Set(ids)
  const today = dayIn('Europe/Paris', at)
  return {
    today,
    page: rows === first.rows ? page : 1,
    pageCount: Math.max(1, Math.ceil((rows[0]?.count ?? 0) / pageSize)),
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ count: _count, nextId, nextName, ...row }) => ({
      ...row,
      today,
      hasSuccessor: nextId !== null,
      /** Its name, for who is a member of it too. */
      next: nextId === null ? null : { id: nextId, name: own.has(nextId) ? nextName : null },
      marks: marksOf(row.endsOn),
    })),
  }
}
export type RenewalsPageData = Awaited<ReturnType<typeof getRenewalsPage>>

/** The day from which each of the three is to be thought of. */
const marksOf = (endsOn: string | null): Readonly<Record<ReminderMonths, string>> | null =>
  endsOn === null
    ? null
    : {
        18: addMonths(endsOn, -reminderMonths[0]),
        12: addMonths(endsOn, -reminderMonths[1]),
        6: addMonths(endsOn, -reminderMonths[2]),
      }
