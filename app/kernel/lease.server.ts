/** How long a process may hold what it is sending to another machine. Why: docs/decisions/0022. */
import { type RawBuilder, sql } from 'kysely'

/** Longest time of a sending: the process then gives up by itself. */
export const handOverMs = { mail: 20_000, message: 10_000 } as const

/** Twice the longest sending: an expired claim is that of a dead process. */
const leaseSeconds = 40

/** By the clock of the database, those of two processes may differ; whole milliseconds, which a Date holds. */
export const claimUntil: RawBuilder<Date> = sql<Date>`date_trunc('milliseconds', now()) + make_interval(secs => ${leaseSeconds})`

/** Nobody holds the row of this table or alias: it is free, or the claim is that of a dead process. */
export const isUnclaimed = (table: string): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${sql.ref(`${table}.claimed_until`)} <= now(), true)`
