/** Jobs, mails and webhooks that wait or failed, and the work that returns at fixed hours: what, since when, never with what words. Rules: docs/rules/instance.md §5. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { countJobs, listAskedRounds, listFailedJobs, listFailedMails } from '#app/kernel/job-care.server.ts'
import { type LaneName, laneNames, lanes } from '#app/kernel/job-lanes.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { failureKindOf } from './failures.ts'
import { maskAddress } from './instance.ts'
import { listRounds } from './rounds.server.ts'

const pageSize = 20

/** Work that returns, as the process asks for it. */
export type Round = { readonly task: string; readonly match: string }

type JobsRequest = { readonly rounds: readonly Round[]; readonly jobsPage: number; readonly mailsPage: number }

export async function getJobsPage(context: Context, { rounds, jobsPage, mailsPage }: JobsRequest) {
  requireAdministrator(context)
  const { db, at } = context
  const [counts, { jobs, ...failedJobs }, { mails, ...failedMails }, webhooks, askedDates, runs] = await Promise.all([
    countJobs(db),
    listFailedJobs(db, { page: jobsPage, pageSize }),
    listFailedMails(db, at, { page: mailsPage, pageSize }),
    listFailingWebhooks(db),
    listAskedRounds(db),
    listRounds(db),
  ])
  const ctgNames = await namesOfCtgs(
    db,
    mails.flatMap(({ ctgId }) => ctgId ?? []),
  )
  return {
    lanes: laneNames.map((lane) => countsOfLane(lane, counts)),
    failedJobs: { ...failedJobs, jobs: jobs.map(({ error, ...job }) => ({ ...job, why: failureKindOf(error) })) },
    failedMails: {
      ...failedMails,
      mails: mails.map(({ address, failure, ctgId, ...mail }) => ({
        ...mail,
        address: maskAddress(address),
        why: failureKindOf(failure),
        ctgName: ctgId === null ? null : (ctgNames.get(ctgId) ?? null),
      })),
    },
    webhooks,
    rounds: rounds.map(({ task, match }) => ({
      ...{ task, match, askedAt: askedDates.get(task) ?? null },
      run: runs.find(({ name }) => name === task) ?? null,
    })),
  }
}
export type JobsPageData = Awaited<ReturnType<typeof getJobsPage>>

function countsOfLane(lane: LaneName, counts: Awaited<ReturnType<typeof countJobs>>) {
  const names: readonly string[] = lanes[lane].jobs
  const own = counts.filter(({ name }) => names.includes(name))
  const sumOf = (state: string) => own.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0)
  const oldest = own.filter(({ state }) => state === 'waiting').map(({ since }) => since.getTime())
  return {
    lane,
    running: sumOf('running'),
    waiting: sumOf('waiting'),
    failing: sumOf('failing'),
    givenUp: sumOf('given-up'),
    waitingSince: oldest.length > 0 ? new Date(Math.min(...oldest)) : null,
  }
}

async function namesOfCtgs(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('ctg').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type FailingWebhook = {
  readonly ctgName: string
  readonly failingSince: Date | null
  readonly stoppedAt: Date | null
  readonly waiting: number
  readonly failure: 'address' | 'unreachable' | 'too-slow' | 'status' | null
  readonly status: number | null
}

const mostWebhooks = 50

/** Does not answer, or was stopped because it did not. */
export const isWebhookFailing = sql<boolean>`(webhook.failing_since is not null or webhook.stop_reason = 'failing')`

/** Linked software that does not answer, by its CTG: its address and its name are the CTG’s own affair. */
async function listFailingWebhooks(db: Reader): Promise<readonly FailingWebhook[]> {
  const { rows } = await sql<FailingWebhook>`
    select ctg.name as "ctgName", webhook.failing_since as "failingSince", webhook.stopped_at as "stoppedAt",
      (select count(*)::int from webhook_message message where message.ctg_id = webhook.ctg_id
        and message.webhook_id = webhook.id and message.state = 'waiting') as waiting,
      last.failure, last.answer_status as status
    from webhook join ctg on ctg.id = webhook.ctg_id
    left join lateral (select failure, answer_status from webhook_message message
      where message.ctg_id = webhook.ctg_id and message.webhook_id = webhook.id and message.failure is not null
      order by occurred_at desc limit 1) as last on true
    where ${isWebhookFailing}
    order by webhook.failing_since nulls last limit ${mostWebhooks}`.execute(db)
  return rows
}
