/**
 * Jobs and mails that wait or failed, for the administrators: names, states and ages, never their payload. Its rows are changed
 * through graphile-worker's own functions. Rules: docs/rules/jobs.md §1.
 */
import { sql } from 'kysely'
import type { Reader, Transaction } from './database.server.ts'
import { enqueue } from './jobs.server.ts'
import { patienceMs } from './mail.server.ts'

/** `failing` will be tried again by itself, `given-up` will not. */
export type JobState = 'running' | 'waiting' | 'failing' | 'given-up'

const stateOfJob = sql`case
  when job.locked_at is not null then 'running'
  when job.attempts >= job.max_attempts then 'given-up'
  when job.attempts > 0 then 'failing'
  else 'waiting' end`

export type JobCount = {
  readonly name: string
  readonly state: JobState
  readonly count: number
  readonly since: Date
}

/** How many jobs of each name are in each state, and since when the oldest; those asked for later do not wait yet. */
export async function countJobs(db: Reader): Promise<readonly JobCount[]> {
  const { rows } = await sql<JobCount>`
    select task.identifier as name, ${stateOfJob} as state, count(*)::int as count, min(job.created_at) as since
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where job.run_at <= now() or job.attempts > 0
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

type PageRequest = { readonly page: number; readonly pageSize: number }
type PageCounts = { readonly total: number; readonly page: number; readonly pageCount: number }

/** Selects the requested page, or the last one, of rows numbered by `place` from 0 out of `total`. */
const onPage = ({ page, pageSize }: PageRequest) =>
  sql<boolean>`place / ${pageSize}::int = least(${page}::int - 1, (total - 1) / ${pageSize}::int)`

function pagedOf(rows: readonly { readonly total: number }[], { page, pageSize }: PageRequest): PageCounts {
  const total = rows[0]?.total ?? 0
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  return { total, page: Math.min(page, pageCount), pageCount }
}

export type FailedJob = {
  /** Of graphile-worker: a number too large for JSON. */
  readonly id: string
  readonly name: string
  readonly state: 'failing' | 'given-up'
  readonly since: Date
  readonly lastAt: Date
  readonly attempts: number
  /** As it came: never shown. */
  readonly error: string
}

/** Jobs that failed at least once, the latest failure first; `total` counts them all. */
export async function listFailedJobs(
  db: Reader,
  pageRequest: PageRequest,
): Promise<PageCounts & { readonly jobs: readonly FailedJob[] }> {
  const { rows } = await sql<FailedJob & { total: number }>`
    select id, name, state, since, "lastAt", attempts, error, total from (
      select job.id::text as id, task.identifier as name, ${stateOfJob} as state, job.created_at as since,
        job.updated_at as "lastAt", job.attempts::int as attempts, left(coalesce(job.last_error, ''), 2000) as error,
        count(*) over ()::int as total, row_number() over (order by job.updated_at desc, job.id) - 1 as place
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where job.attempts > 0 and job.locked_at is null) as failed
    where ${onPage(pageRequest)} order by place`.execute(db)
  return { ...pagedOf(rows, pageRequest), jobs: rows.map(({ total: _total, ...job }) => job) }
}

/** One by its number, or all of a name. */
export type JobsNamed = { readonly jobId: string } | { readonly name: string }

/** Locked: of two simultaneous requests, the second finds none that failed. */
const failedIds = (named: JobsNamed) => sql`array(
  select job.id from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where job.attempts > 0 and job.locked_at is null
    and ${'jobId' in named ? sql`job.id = ${named.jobId}::bigint` : sql`task.identifier = ${named.name}`}
  order by job.id for update of job)`

/** Runs them at once, with the attempts of new jobs. @returns how many */
export async function retryJobs(tx: Transaction, named: JobsNamed): Promise<number> {
  const { rows } = await sql`
    select id from graphile_worker.reschedule_jobs(${failedIds(named)}, run_at := now(), attempts := 0)`.execute(tx)
  return rows.length
}

/** Failure of a mail given up by hand, in the place of its server’s refusal. */
export const givenUpByHand = 'given-up-by-hand'

/** Stops retrying them; they stay listed for a month, and their mails are not sent. @returns how many */
export async function giveUpJobs(tx: Transaction, named: JobsNamed): Promise<number> {
  await sql`
    update outgoing_mail mail set failure = ${givenUpByHand}
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where job.id = any(${failedIds(named)}) and task.identifier = 'send-mail' and mail.id = (job.payload ->> 'mailId')::uuid
      and mail.sent_at is null and mail.failure is null`.execute(tx)
  const { rows } = await sql`
    select failed.id from (select unnest(${failedIds(named)}) as id) as failed
    join graphile_worker._private_jobs job on job.id = failed.id and job.attempts < job.max_attempts,
    lateral graphile_worker.permanently_fail_jobs(array[failed.id], left(job.last_error, 2000))`.execute(tx)
  return rows.length
}

export type FailedMail = {
  readonly id: string
  /** What it is about, as the code names it: the beginning of its key. */
  readonly kind: string
  readonly address: string
  readonly ctgId: string | null
  readonly createdAt: Date
  /** As it came: never shown. */
  readonly failure: string
  /** Its words are still whole. */
  readonly mayRetry: boolean
}

/** Since when a mail that failed may still be sent whole. */
const wholeSince = (at: Date): Date => new Date(at.getTime() - patienceMs)

/** Mails that the server refused, or that were given up by hand, the latest first; older than a month they are history. */
export async function listFailedMails(
  db: Reader,
  at: Date,
  pageRequest: PageRequest,
): Promise<PageCounts & { readonly mails: readonly FailedMail[] }> {
  const { rows } = await sql<FailedMail & { total: number }>`
    select id, kind, address, "ctgId", "createdAt", failure, "mayRetry", total from (
      select mail.id, split_part(mail.once_key, ':', 1) as kind, mail.to_address as address,
        mail.for_ctg_id as "ctgId", mail.created_at as "createdAt", mail.failure,
        mail.created_at > ${wholeSince(at)} as "mayRetry",
        count(*) over ()::int as total, row_number() over (order by mail.created_at desc, mail.id) - 1 as place
      from outgoing_mail mail
      where mail.sent_at is null and mail.failure is not null
        and mail.created_at > ${at}::timestamptz - interval '30 days') as failed
    where ${onPage(pageRequest)} order by place`.execute(db)
  return { ...pagedOf(rows, pageRequest), mails: rows.map(({ total: _total, ...mail }) => mail) }
}

export type MailCounts = { readonly waiting: number; readonly waitingSince: Date | null; readonly failed: number }

/** Mails not sent yet, within three days; and those that failed within a month. */
export async function countUnsentMails(db: Reader, at: Date): Promise<MailCounts> {
  const { rows } = await sql<MailCounts>`
    select count(*) filter (where failure is null and created_at > ${wholeSince(at)})::int as waiting,
      min(created_at) filter (where failure is null and created_at > ${wholeSince(at)}) as "waitingSince",
      count(*) filter (where failure is not null)::int as failed
    from outgoing_mail where sent_at is null and created_at > ${at}::timestamptz - interval '30 days'`.execute(db)
  return rows[0] ?? { waiting: 0, waitingSince: null, failed: 0 }
}

/**
 * Sends again what was refused and is still whole: one; or, when no id is said, all but those given up by hand.
 * @returns how many
 */
export async function retryMails(tx: Transaction, at: Date, mailId: string | null): Promise<number> {
  const again = await tx
    .updateTable('outgoing_mail')
    .set({ failure: null, claimed_until: null })
    .where('sent_at', 'is', null)
    .where('created_at', '>', wholeSince(at))
    .where((eb) => (mailId === null ? eb('failure', '<>', givenUpByHand) : eb('id', '=', mailId)))
    .where('failure', 'is not', null)
    .returning(['id', 'for_ctg_id as ctgId'])
    .execute()
  const [only, ...others] = again
  // One is asked for at once; of many, the round of the minute asks for each in its turn.
  if (only && others.length === 0)
    await enqueue(tx, 'send-mail', { mailId: only.id, ctgId: only.ctgId }, `mail:${only.id}`)
  return again.length
}

/** When each round was last enqueued, by its name. */
export async function listAskedRounds(db: Reader): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ name: string; at: Date }>`
    select identifier as name, last_execution as at from graphile_worker._private_known_crontabs
    where last_execution is not null`.execute(db)
  return new Map(rows.map(({ name, at }) => [name, at]))
}
