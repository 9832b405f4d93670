/** What this instance is linked to: set up or not, when it last worked, when it last did not. Rules: docs/rules/instance.md §6. */
import { sql } from 'kysely'
import type { Config } from '#app/kernel/config.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { type Connector, connectors, trialStateOf, triedConnectors } from './connectors.ts'
import { keptFailureKind } from './failures.ts'

export type LinkedSetting = Pick<Config, 's3Url' | 'smtpUrl' | 'signing' | 'openid'>

type Use = { readonly connector: Connector; readonly workedAt: Date | null; readonly failedAt: Date | null }

/** What ordinary work says of each: the last mail that left, the last figures brought. */
async function listUses(db: Reader): Promise<readonly Use[]> {
  const { rows } = await sql<Use>`
    select 'courriel' as connector, (select max(sent_at) from outgoing_mail where sent_at is not null) as "workedAt",
      (select max(job.updated_at) from graphile_worker._private_jobs job
        join graphile_worker._private_tasks task on task.id = job.task_id
        where task.identifier = 'send-mail' and job.attempts > 0 and job.locked_at is null) as "failedAt"
    union all select 'identite', (select max(entered_at) from provider_identity), null
    union all select 'chiffres', (select max(published_at) from figure_lot),
      (select max(requested_at) from figure_lot where state = 'failed')
    union all select 'webhooks', (select max(last_attempt_at) from webhook_message where state = 'delivered'),
      (select max(last_attempt_at) from webhook_message where failure is not null)`.execute(db)
  return rows
}

const isSetUp = (connector: Connector, { smtpUrl, signing, openid }: LinkedSetting): boolean => {
  if (connector === 'courriel') return smtpUrl !== undefined
  if (connector === 'identite') return openid !== undefined
  if (connector === 'horodatage') return signing.timestampUrl !== undefined
  return true
}

const latest = (...dates: readonly (Date | null | undefined)[]): Date | null => {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []))
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

export async function getConnectorsPage(context: Context, setting: LinkedSetting) {
  requireAdministrator(context)
  const { db, at } = context
  const [uses, trials] = await Promise.all([
    listUses(db),
    db
      .selectFrom('connector_trial')
      .select([
        'connector',
        'asked_at as askedAt',
        'asked_by as askedBy',
        'ended_at as endedAt',
        'succeeded_at as succeededAt',
        'failed_at as failedAt',
        'failure',
      ])
      .execute(),
  ])
  return {
    connectors: connectors.map((connector) => {
      const use = uses.find((one) => one.connector === connector)
      const trial = trials.find((one) => one.connector === connector)
      return {
        connector,
        isSetUp: isSetUp(connector, setting),
        isElsewhere: connector === 'fichiers' && setting.s3Url !== undefined,
        workedAt: latest(use?.workedAt, trial?.succeededAt),
        failedAt: latest(use?.failedAt, trial?.failedAt),
        mayTry: triedConnectors.some((one) => one === connector) && isSetUp(connector, setting),
        trial: trial ? { askedAt: trial.askedAt, askedBy: trial.askedBy } : null,
        trialState: trialStateOf(trial, at),
        why: trial?.failure ? keptFailureKind(trial.failure) : null,
      }
    }),
  }
}
export type ConnectorsPageData = Awaited<ReturnType<typeof getConnectorsPage>>
