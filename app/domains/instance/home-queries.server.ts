/** The home of the administration: what waits or fails, then how large the instance is. Rules: docs/rules/instance.md §1. */
import { sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import { countJobs, countUnsentMails } from '#app/kernel/job-care.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isAwaited } from './account-facts.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { countBareCtgs } from './ctgs-queries.server.ts'
import { listNodes } from './health-queries.server.ts'
import { versionsTogether } from './instance.ts'
import { isWebhookFailing } from './jobs-queries.server.ts'
import { type HomeFacts, listWaits } from './waits.ts'

type Counts = {
  readonly accounts: number
  readonly closed: number
  readonly invited: number
  readonly ctgs: number
  readonly bytes: string
  readonly messages: number
  readonly failingWebhooks: number
  readonly failedSources: number
  readonly lateRounds: number
}

type Setting = Pick<HomeFacts, 'disk' | 'hasMailServer' | 'isDemo' | 'quotaBytes'> & { readonly version: string }

export async function getAdministrationHome(context: Context, setting: Setting) {
  requireAdministrator(context)
  const { db, at } = context
  const [jobs, mails, bareCtgs, nodes, { rows }] = await Promise.all([
    countJobs(db),
    countUnsentMails(db, at),
    countBareCtgs(db, at),
    listNodes(db, at),
    sql<Counts>`select
      (select count(*)::int from person where closed_at is null) as accounts,
      (select count(*)::int from person where closed_at is not null) as closed,
      (select count(*)::int from person where ${isAwaited(parisDay(at))}) as invited,
      (select count(*)::int from ctg) as ctgs,
      (select coalesce(sum(size_bytes), 0)::text from (select distinct on (sha256) size_bytes from stored_file) as content) as bytes,
      (select count(*)::int from instance_message where withdrawn_at is null and starts_at <= ${at} and ends_at > ${at}) as messages,
      (select count(*)::int from webhook where ${isWebhookFailing}) as "failingWebhooks",
      (select count(*)::int from (select distinct on (source) state from figure_lot order by source, requested_at desc) as lot
        where state = 'failed') as "failedSources",
      (select count(*)::int from round_run where failed_at > coalesce(done_at, '-infinity')) as "lateRounds"`.execute(
      db,
    ),
  ])
  const counts = rows[0]
  if (!counts) throw new Error('one row of counts was asked for')
  const sumOf = (state: string) => jobs.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0)
  const facts: HomeFacts = {
    ...setting,
    ...counts,
    usedBytes: Number(counts.bytes),
    bareCtgs,
    failingJobs: sumOf('failing'),
    givenUpJobs: sumOf('given-up'),
    failedMails: mails.failed,
    waitingMails: mails.waiting,
    waitingMailsSince: mails.waitingSince,
    versionsTogether: versionsTogether(nodes, at).length,
    workers: nodes.filter(({ isUp, role }) => isUp && role !== 'web').length,
    at,
  }
  return { waits: listWaits(facts), facts, version: setting.version, nodes: nodes.filter(({ isUp }) => isUp).length }
}
export type AdministrationHomeData = Awaited<ReturnType<typeof getAdministrationHome>>
