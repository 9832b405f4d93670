/** Limits on attempts, counted in the database: shared by all nodes, kept through a restart. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AttemptLimit } from './attempts.ts'
import type { Database, Reader } from './database.server.ts'
import { DomainError } from './errors.ts'

/** The key of who tries (an address, a link): never kept in clear. */
const keyOf = ({ name }: AttemptLimit, who: string): string =>
  `${name}:${createHash('sha256').update(`${name} ${who}`).digest('base64url')}`

const minutesBefore = (at: Date, minutes: number): Date => new Date(at.getTime() - minutes * 60_000)

/**
 * Counts one attempt. Given the database, in a transaction of its own: a refused act stays counted. Given the transaction of an act,
 * the acts done are counted. @throws DomainError too-many
 */
export async function countAttempt(db: Reader, limit: AttemptLimit, who: string, at: Date): Promise<void> {
  const start = minutesBefore(at, limit.minutes)
  const { rows } = await sql<{ count: number }>`
    insert into attempt (key, started_at, count) values (${keyOf(limit, who)}, ${at}, 1)
    on conflict (key) do update set
      count = case when attempt.started_at <= ${start} then 1 else attempt.count + 1 end,
      started_at = case when attempt.started_at <= ${start} then ${at} else attempt.started_at end
    returning count`.execute(db)
  const count = rows[0]?.count ?? 1
  if (count > limit.most) throw tooMany(limit)
}

/** Refuses when the limit is already reached, without counting. @throws DomainError too-many */
export async function requireAttemptLeft(db: Database, limit: AttemptLimit, who: string, at: Date): Promise<void> {
  const row = await db
    .selectFrom('attempt')
    .select('count')
    .where('key', '=', keyOf(limit, who))
    .where('started_at', '>', minutesBefore(at, limit.minutes))
    .executeTakeFirst()
  if (row && row.count >= limit.most) throw tooMany(limit)
}

const tooMany = ({ name }: AttemptLimit): DomainError => new DomainError('too-many', `attempts.${name}`)
