/** The nightly upkeep: removes what the table of rules says is old enough, a few rows at a time. Rules: docs/rules/jobs.md §2. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { givenUpDays, type UpkeepRule, upkeepRules } from '#app/domains/privacy/upkeep-rules.ts'
import { daysBefore } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { log } from '#app/kernel/log.server.ts'

type Pace = {
  /** Rows of one statement: locked for milliseconds, so that nobody waits for the upkeep. */
  readonly batchSize: number
  /** Pause between two batches, so that other requests pass. */
  readonly pauseMs: number
  /** Limit of one night: the next one goes on with a backlog. */
  readonly mostBatches: number
}

const nightly: Pace = { batchSize: 1000, pauseMs: 100, mostBatches: 2000 }

/** @returns how many rows were removed or emptied; locked ones are left for another night */
async function obey(db: Database, rule: UpkeepRule, at: Date, pace: Pace): Promise<number> {
  const before = daysBefore(at, rule.days)
  const table = sql.id('public', rule.table)
  const act = rule.emptied === undefined ? sql`delete from ${table}` : sql`update ${table} set ${sql.raw(rule.emptied)}`
  const total = { count: 0 }
  for (let batch = 0; batch < pace.mostBatches; batch++) {
    const { numAffectedRows = 0n } = await sql`
      ${act} where ctid = any(array(
        select ctid from ${table} as forgotten
        where ${sql.raw(rule.since)} < ${before} and (${sql.raw(rule.only ?? 'true')})
        limit ${pace.batchSize} for update skip locked
      ))`.execute(db)
    total.count += Number(numAffectedRows)
    if (numAffectedRows < BigInt(pace.batchSize)) break
    await wait(pace.pauseMs)
  }
  return total.count
}

/** @returns how many jobs were given up and stay; the older ones go */
async function forgetGivenUpJobs(db: Database, at: Date): Promise<number> {
  const before = daysBefore(at, givenUpDays)
  await sql`
    delete from graphile_worker._private_jobs
    where not is_available and locked_at is null and attempts >= max_attempts and updated_at < ${before}`.execute(db)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker._private_jobs
    where not is_available and locked_at is null and attempts >= max_attempts`.execute(db)
  return rows[0]?.count ?? 0
}

/** The nightly job. The log gives a count per table, and nothing of the rows. */
export async function forgetOldRows(db: Database, at: Date, pace = nightly): Promise<void> {
  const forgotten: Record<string, number> = {}
  for (const rule of upkeepRules) {
    const count = await obey(db, rule, at, pace)
    if (count > 0) forgotten[rule.table] = (forgotten[rule.table] ?? 0) + count
  }
  const givenUpJobs = await forgetGivenUpJobs(db, at)
  log.info({ forgotten, givenUpJobs }, 'upkeep')
}
