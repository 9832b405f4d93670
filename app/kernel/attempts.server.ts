/** Limits on attempts, counted in the database: shared by all nodes, kept through a restart. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AttemptLimit } from './attempts.ts'
import type { Database, Reader } from './database.server.ts'
import { DomainError } from './errors.ts'
import { rowsOf } from './rows.server.ts'

/** Whoever tries (an address, a link) is kept as a hash, never in clear. */
const keyOf = ({ name }: AttemptLimit, who: string): string =>
  `${name}:${createHash('sha256').update(`${name} ${who}`).digest('base64url')}`

const minutesBefore = (at: Date, minutes: number): Date => new Date(at.getTime() - minutes * 60_000)

/** Attempts of the running window. */
export type Attempts = { readonly count: number; readonly lastAt: Date }

/** Records one attempt or several, and refuses nothing. @returns how many the window holds, this one included */
export async function noteAttempt(db: Reader, limit: AttemptLimit, who: string, at: Date, many = 1): Promise<number> {
  const start = minutesBefore(at, limit.minutes)
  const { rows } = await sql<{ count: number }>`
    insert into attempt (key, started_at, count, last_at) values (${keyOf(limit, who)}, ${at}, ${many}, ${at})
    on conflict (key) do update set
      count = case when attempt.started_at <= ${start} then ${many} else attempt.count + ${many} end,
      started_at = case when attempt.started_at <= ${start} then ${at} else attempt.started_at end,
      last_at = ${at}
    returning count`.execute(db)
  return rows[0]?.count ?? many
}

/**
 * Counts one attempt. Given the database, in a transaction of its own: a refused act stays counted. Given the transaction of an act,
 * the acts done are counted. @throws DomainError too-many
 */
export async function countAttempt(db: Reader, limit: AttemptLimit, who: string, at: Date, many = 1): Promise<void> {
  if ((await noteAttempt(db, limit, who, at, many)) > limit.most) throw tooMany(limit)
}

/** What was counted in the window that runs; nothing is written. */
export async function readAttempts(db: Reader, limit: AttemptLimit, who: string, at: Date): Promise<Attempts> {
  const row = await rowsOf(db, 'attempt', { key: keyOf(limit, who) })
    .select((eb) => ['count', eb.fn.coalesce('last_at', 'started_at').as('lastAt')])
    .where('started_at', '>', minutesBefore(at, limit.minutes))
    .executeTakeFirst()
  return row ?? { count: 0, lastAt: at }
}

/** Takes one attempt off the count; the row goes with the last one. */
async function giveBack(db: Database, limit: AttemptLimit, who: string): Promise<void> {
  const key = keyOf(limit, who)
  await sql`with less as (update attempt set count = count - 1 where key = ${key} and count > 1 returning key)
    delete from attempt where key = ${key} and count <= 1 and not exists (select from less)`.execute(db)
}

type Guessing = {
  readonly limit: AttemptLimit
  /** The person or the link being guessed. */
  readonly who: string
  readonly at: Date
  /** The refusal of a wrong guess; any other end gives the attempt back. */
  readonly wrong: string
}

/**
 * Checks a code or a password. The attempt is counted first, so that a thousand requests sent together get no more tries than if
 * sent one by one, and given back unless the guess was wrong. @throws DomainError too-many past the limit, the right one too
 */
export async function countingGuesses<Result>(
  db: Database,
  { limit, who, at, wrong }: Guessing,
  run: () => Promise<Result>,
): Promise<Result> {
  await countAttempt(db, limit, who, at)
  const isWrong = (error: unknown): boolean => error instanceof DomainError && error.code === wrong
  try {
    const result = await run()
    await giveBack(db, limit, who)
    return result
  } catch (error) {
    if (!isWrong(error)) await giveBack(db, limit, who)
    throw error
  }
}

/** Forgets the attempts of somebody who has now proven who she is. */
export async function forgetAttempts(db: Database, limit: AttemptLimit, who: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', keyOf(limit, who)).execute()
}

/**
 * Looks up what a secret opens, and counts only the misses: a valid secret is accepted whatever others tried from the same address
 * (a town hall, a school, a calendar polling a feed that was removed).
 * @throws DomainError too-many instead of returning nothing
 */
export async function findBySecret<Found>(
  db: Database,
  { limit, address, at }: { readonly limit: AttemptLimit; readonly address: string; readonly at: Date },
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const opened = await find()
  if (opened === undefined) await countAttempt(db, limit, address, at)
  return opened
}

const tooMany = ({ name }: AttemptLimit): DomainError => new DomainError('too-many', `attempts.${name}`)
