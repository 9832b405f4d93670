/** Work in the background, enqueued in the transaction of the act that needs it (graphile-worker). */
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type Task,
  type TaskList,
} from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Database, Reader, Transaction } from './database.server.ts'
import { log } from './log.server.ts'

export type JobName =
  | 'send-mail'
  | 'resume-mails'
  | 'write-invitations'
  | 'write-campaign-mails'
  | 'write-reminders'
  | 'write-digests'
  | 'write-notice-mails'
  | 'make-convention-pdf'
  | 'make-dossier'
  | 'mail-meeting-record'
  | 'settle-text'
  | 'settle-texts'
  | 'send-webhook'
  | 'resume-webhooks'
  | 'resume-documents'
  | 'forget-batches'

/**
 * Asks for a job once the transaction commits; never after a rollback.
 * A repeat of `key` while the job waits replaces it; what must happen once has a unique row of ours besides.
 */
export async function enqueue(tx: Transaction, name: JobName, payload: object, key: string): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key := ${key}, max_attempts := 8)`.execute(
    tx,
  )
}

/** graphile-worker speaks of its own life in English: only what went wrong reaches our log. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ job: message }, 'jobs')
  if (level === 'warning') log.warn({ job: message }, 'jobs')
})

/** Creates or upgrades graphile-worker's own schema: acts may then enqueue, even where no worker runs. */
export const prepareJobs = (pool: pg.Pool): Promise<void> => runMigrations({ pgPool: pool, logger })

/** What takes seconds of processor, one at a time: a mail never waits behind two documents. */
const longJobs: readonly string[] = ['make-convention-pdf', 'make-dossier', 'mail-meeting-record'] satisfies JobName[]

/**
 * The task under a lock of PostgreSQL, by the job's number, on a connection of its own: the lock lives as long as the process.
 */
const aliveWhile =
  (pool: pg.Pool, task: Task): Task =>
  async (payload, helpers) => {
    const client = await pool.connect()
    try {
      await client.query(`select pg_advisory_lock(hashtextextended('job ' || $1, 0))`, [helpers.job.id])
      await task(payload, helpers)
    } finally {
      // Closed rather than given back: the lock goes with it, whatever happened.
      client.release(true)
    }
  }

/**
 * Gives back to the workers the long jobs that a dead process held: graphile-worker would wait four hours. One whose lock is held
 * is being done, by us or by another process, and is left. Between taking a job and taking its lock, a job alive looks dead: it
 * is then done twice, which changes nothing (files and mails are unique rows).
 */
export async function freeDeadJobs(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      with held as materialized (
        select id, locked_by from graphile_worker.jobs
        where locked_at is not null and task_identifier = any(${longJobs})
      ), dead as materialized (
        select locked_by from held where pg_try_advisory_xact_lock(hashtextextended('job ' || id, 0))
      )
      select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`.execute(tx)
  })
}

/**
 * Starts this process's workers; what returns at fixed hours (UTC) is asked once, whatever the number of processes.
 * @returns how to stop them: what runs ends first
 */
export async function startJobs(
  pool: pg.Pool,
  taskList: TaskList,
  cronItems: CronItem[] = [],
): Promise<() => Promise<void>> {
  const tasks = Object.entries(taskList)
  const startLane = async (isLong: boolean, concurrency: number, cron: CronItem[]): Promise<Runner> => {
    const runner = await run({
      pgPool: pool,
      taskList: Object.fromEntries(
        tasks
          .filter(([name]) => longJobs.includes(name) === isLong)
          .map(([name, task]) => [name, task && isLong ? aliveWhile(pool, task) : task]),
      ),
      concurrency,
      noHandleSignals: true,
      pollInterval: 2000,
      parsedCronItems: parseCronItems(cron),
      logger,
    })
    runner.events.on('job:error', ({ job, error }) => log.error({ job: job.task_identifier, err: error }, 'job failed'))
    return runner
  }
  const lanes = [await startLane(false, 2, cronItems), await startLane(true, 1, [])]
  return async () => void (await Promise.all(lanes.map((lane) => lane.stop())))
}

/** Number of jobs waiting or running, for `/sante`. */
export async function countWaitingJobs(db: Reader): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from graphile_worker.jobs`.execute(db)
  return rows[0]?.waiting ?? 0
}
