/** The mails of a Monday morning, by the very jobs that write them: the letter of each coordination, the notices of everybody else. */
import type pg from 'pg'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { writeNoticeMails } from '#app/domains/notices/write-mails.server.ts'
import { loadReaders } from '#app/http/actor.server.ts'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Instance } from './instance.ts'
import { addUnread } from './template.ts'

const siteUrl = 'https://trame.exemple.fr'

export type Letters = {
  readonly people: number
  readonly digests: number
  readonly notices: number
  readonly seconds: number
}

/** The next Monday, once it is morning everywhere. */
function nextMonday(now: Date): Date {
  let day = addDays(parisDay(now), 1)
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 1) day = addDays(day, 1)
  return new Date(`${day}T16:00:00Z`)
}

async function countMails(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from public.outgoing_mail where sent_at is null',
  )
  return rows[0]?.count ?? 0
}

/** @param round another for each size: what a person was told once is not told again */
export async function writeLetters({ db, pool }: Instance, round: number): Promise<Letters> {
  const at = nextMonday(new Date(Date.now() + round * 7 * 86_400_000))
  await pool.query(addUnread, [String(round), at])
  await pool.query('vacuum analyze public.notice')
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from public.person where exists (select from public.member where person_id = person.id
      and (role = 'coordinator' or exists (select from public.notice where notice.person_id = person.id and once_key like 'unread ' || $1 || ' %')))`,
    [String(round)],
  )
  const before = await countMails(pool)
  const begun = performance.now()
  const digests = await writeDigests(db, at, siteUrl)
  const notices = await writeNoticeMails(db, at, {
    siteUrl,
    loadReaders: (reader, personIds) => loadReaders(reader, personIds, parisDay(at)),
  })
  const seconds = (performance.now() - begun) / 1000
  const written = (await countMails(pool)) - before
  if (written !== digests + notices) throw new Error(`${written} mails are there, ${digests + notices} were said`)
  return { people: rows[0]?.count ?? 0, digests, notices, seconds }
}
