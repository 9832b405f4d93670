/** Work in the background, enqueued in the transaction of the act that needs it (graphile-worker). Rules: docs/rules/jobs.md §1. */
import { setTimeout as wait } from 'node:timers/promises'
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Patience, Reader, Transaction } from './database.server.ts'
import { type JobName, type LaneName, laneMates, laneNames, lanes } from './job-lanes.ts'
import { lanePatience, openLanePool } from './lane-pool.server.ts'
import { sayAlive } from './living-workers.server.ts'
import { log } from './log.server.ts'
import { watchLostJobs } from './lost-jobs.server.ts'

/** Highest rank: beyond, a CTG already comes after everybody else. */
const lastRank = 1000

/** Before every rank: someone is waiting in front of a screen. */
const urgentRank = -1

/**
 * The rank of a new job: how many jobs of its CTG already wait in its lane. Lower runs first, so the tenth job of one CTG runs
 * after the first of every other. Jobs of no CTG share one queue.
 * @param ctgId an expression, so that a statement may enqueue for many CTGs
 */
export const rankOf = (name: JobName, ctgId: RawBuilder<unknown>): RawBuilder<number> => sql`(
  select count(*)::int from (
    select from graphile_worker._private_jobs waiting
    where waiting.is_available and waiting.run_at <= now() and waiting.payload ->> 'ctgId' is not distinct from ${ctgId}::text
      and waiting.task_id = any(array(
        select id from graphile_worker._private_tasks where identifier = any(${laneMates(name)}::text[])))
    limit ${lastRank}
  ) as before)`

/** `ctgId`, when present, lets CTGs be served in turn. */
type Payload = { readonly ctgId?: string | null; readonly [field: string]: unknown }

/**
 * Asks for a job once the transaction commits; never after a rollback.
 * A repeat of `key` while the job waits replaces it; what must happen once has a unique row of ours besides.
 * @param isUrgent someone is waiting in front of a screen: runs before all that is not urgent
 */
export async function enqueue(
  tx: Transaction,
  name: JobName,
  payload: Payload,
  key: string,
  { isUrgent = false }: { readonly isUrgent?: boolean } = {},
): Promise<void> {
  const rank = isUrgent ? sql<number>`${urgentRank}::int` : rankOf(name, sql`${payload.ctgId ?? null}`)
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key := ${key}, max_attempts := 8, priority := ${rank})`.execute(
    tx,
  )
}

type Job = { readonly payload: Payload; readonly key: string }

/** Many jobs of one name in one statement, in their order; those of a CTG one behind the other. */
export async function enqueueAll(tx: Transaction, name: JobName, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    with asked as materialized (
      select payload, key, ctg_id, row_number() over (partition by ctg_id order by place) - 1 as behind
      from unnest(${jobs.map(({ payload }) => JSON.stringify(payload))}::text[], ${jobs.map(({ key }) => key)}::text[],
        ${jobs.map(({ payload }) => payload.ctgId ?? null)}::text[]) with ordinality as asked (payload, key, ctg_id, place)
    ),
    ranked as materialized (
      select ctg_id, ${rankOf(name, sql`one.ctg_id`)} as rank from (select distinct ctg_id from asked) as one
    )
    select graphile_worker.add_job(${name}, asked.payload::json, job_key := asked.key, max_attempts := 8,
      priority := least(ranked.rank + asked.behind, ${lastRank})::int)
    from asked join ranked on ranked.ctg_id is not distinct from asked.ctg_id`.execute(tx)
}

/** graphile-worker speaks of its own life in English: only what went wrong reaches our log. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ job: message }, 'jobs')
  if (level === 'warning') log.warn({ job: message }, 'jobs')
})

/** Creates or upgrades graphile-worker's own schema: acts may then enqueue, even where no worker runs. */
export const prepareJobs = (pool: pg.Pool): Promise<void> => runMigrations({ pgPool: pool, logger })

/** A round still waiting is not added twice: after a delay, a lane would otherwise repeat it sixty times. */
const askedOnce = (item: CronItem): CronItem => ({
  ...item,
  options: { jobKey: item.task, jobKeyMode: 'preserve_run_at', maxAttempts: 8, ...item.options },
})

/** Logs jobs that failed for good; the mail, message or document itself shows it too. */
function tellFailures(events: WorkerEvents): void {
  events.on('job:error', ({ job, error }) => log.error({ job: job.task_identifier, err: error }, 'job failed'))
  events.on('job:failed', ({ job }) => log.error({ job: job.task_identifier, id: job.id }, 'job given up'))
}

/**
 * Starts this process's workers, lane by lane, on connections of their own. Scheduled jobs (hours in UTC) are enqueued once, whatever
 * the number of processes.
 * @param patience of what takes jobs and takes them off the list; a test gives a shorter one
 * @returns the function that stops them, once running jobs have ended
 */
export async function startJobs(
  databaseUrl: string,
  taskList: TaskList,
  cronItems: CronItem[] = [],
  patience: Patience = lanePatience,
): Promise<() => Promise<void>> {
  const lanePool = openLanePool(databaseUrl, patience)
  const { pool } = lanePool
  const lost = watchLostJobs(lanePool, patience.answerMs + 5_000)
  const startLane = async (name: LaneName): Promise<readonly Runner[]> => {
    const { concurrency, jobs } = lanes[name]
    const jobNames: readonly string[] = jobs
    const tasks = Object.entries(taskList).filter(([task]) => jobNames.includes(task))
    if (tasks.length === 0) return []
    const runner = await run({
      pgPool: pool,
      events: lost.events,
      taskList: Object.fromEntries(tasks),
      concurrency,
      noHandleSignals: true,
      pollInterval: 2000,
      // One lane creates the jobs of all the rounds, whichever lane then runs them.
      parsedCronItems: parseCronItems(name === 'rounds' ? cronItems.map(askedOnce) : []),
      logger,
    })
    return [runner]
  }
  tellFailures(lost.events)
  const living = sayAlive(databaseUrl, lost.events)
  await living.ready
  const runners: Runner[] = []
  for (const name of laneNames) runners.push(...(await startLane(name)))
  return async () => {
    lost.stop()
    await Promise.all(runners.map((runner) => runner.stop()))
    // Jobs just done wait for a connection to be taken off the list, and graphile-worker does not wait for that: a pool that ends
    // would never lend it, and they would be done again.
    while (pool.waitingCount + lanePool.countEndings() > 0) await wait(20)
    await pool.end()
    await living.stop()
  }
}

/** Counting stops here: a larger number would be no more useful. */
const mostCounted = 10_000

/** Jobs waiting or running, for `/sante`; those given up wait for nothing. Never more than `mostCounted`. */
export async function countWaitingJobs(db: Reader): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from (
      select from graphile_worker._private_jobs where is_available or locked_at is not null limit ${mostCounted}
    ) as job`.execute(db)
  return rows[0]?.waiting ?? 0
}
