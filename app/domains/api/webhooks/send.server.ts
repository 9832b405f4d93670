/** The job: sends one message of a webhook, and keeps what came of it. Rules: docs/rules/plan.md §16.5. */
import { randomUUID } from 'node:crypto'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { WebhookStop } from '#app/kernel/database-types.ts'
import { parisDay } from '#app/kernel/format.ts'
import { type Attempt, isToStop, nextAttempt } from '../api.ts'
import { enqueueMessage } from './enqueue.server.ts'
import { messageBody } from './message.ts'
import { postMessage } from './post.server.ts'
import { signedHeaders } from './sign.server.ts'

export type Sender = {
  readonly db: Database
  readonly siteUrl: string
  /** TRAME_SECRET: with the webhook's salt, it signs. */
  readonly secret: string
  readonly ownHosts: readonly string[]
}
type MessageKey = { readonly ctgId: string; readonly messageId: string }

/** Who stops a webhook, for the journal and the notice: no person does. */
const trame = { personId: null, name: 'Trame', memberships: [] } as const

/**
 * Under a lock of the row until what came of it is kept: two workers never send the same message, and a process killed after the
 * answer sends it once more, under the same id. A message sent already, or given up, is left.
 */
export async function sendWebhookMessage(sender: Sender, key: MessageKey, at = new Date()): Promise<void> {
  await sender.db.transaction().execute(async (tx) => {
    const message = await lockMessage(tx, key)
    if (!message) return
    if (message.stoppedAt) return giveUp(tx, key)
    const body = messageBody({ ...message, ctgId: key.ctgId, siteUrl: sender.siteUrl })
    const attempt = await postMessage({
      url: message.url,
      body,
      ownHosts: sender.ownHosts,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': `Trame (+${sender.siteUrl}/api)`,
        ...signedHeaders(sender.secret, message.salt, { id: key.messageId, at, body }),
      },
    })
    await keepAttempt(tx, key, message, attempt, at)
  })
}

async function lockMessage(tx: Transaction, { ctgId, messageId }: MessageKey) {
  const message = await tx
    .selectFrom('webhook_message')
    .select(['webhook_id as webhookId', 'topic', 'changes', 'occurred_at as occurredAt', 'attempts'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', messageId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!message) return
  const webhook = await tx
    .selectFrom('webhook')
    .select(['name', 'url', 'secret_salt as salt', 'failing_since as failingSince', 'stopped_at as stoppedAt'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', message.webhookId)
    .executeTakeFirstOrThrow()
  return { ...message, ...webhook }
}

/** Its webhook was stopped while it waited. */
async function giveUp(tx: Transaction, { ctgId, messageId }: MessageKey): Promise<void> {
  await tx
    .updateTable('webhook_message')
    .set({ state: 'given-up' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', messageId)
    .execute()
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockMessage>>>

async function keepAttempt(tx: Transaction, key: MessageKey, message: Locked, attempt: Attempt, at: Date) {
  const attempts = message.attempts + 1
  const failingSince = attempt.kind === 'delivered' ? null : (message.failingSince ?? at)
  const stop: WebhookStop | undefined =
    attempt.kind === 'gone' ? 'gone' : isToStop(failingSince, at) ? 'failing' : undefined
  const again = attempt.kind === 'failed' && !stop ? nextAttempt(attempts, at) : undefined
  await tx
    .updateTable('webhook_message')
    .set({
      state: attempt.kind === 'delivered' ? 'delivered' : again ? 'waiting' : 'given-up',
      attempts,
      last_attempt_at: at,
      answer_status: attempt.status,
      failure: attempt.kind === 'failed' ? attempt.failure : attempt.kind === 'gone' ? 'status' : null,
      ...(again && { next_attempt_at: again }),
    })
    .where('ctg_id', '=', key.ctgId)
    .where('id', '=', key.messageId)
    .execute()
  if (again) await enqueueMessage(tx, key, again)
  if (failingSince?.getTime() !== message.failingSince?.getTime())
    await tx
      .updateTable('webhook')
      .set({ failing_since: failingSince })
      .where('ctg_id', '=', key.ctgId)
      .where('id', '=', message.webhookId)
      .execute()
  if (stop) await stopWebhook(tx, key.ctgId, message, stop, at)
}

/** Nothing more is sent: each message that waits is given up when its turn comes. The coordination is told once. */
async function stopWebhook(tx: Transaction, ctgId: string, { webhookId, name }: Locked, reason: WebhookStop, at: Date) {
  const stopped = await tx
    .updateTable('webhook')
    .set({ stopped_at: at, stop_reason: reason })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', webhookId)
    .where('stopped_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!stopped) return
  const work = { tx, at, actor: trame, newId: randomUUID }
  const subject = { type: 'webhook' as const, id: webhookId }
  await recordAudit(work, { action: 'webhook.stopped', subject, ctgId, detail: { name, reason } })
  const coordinators = await listCoordinators(tx, ctgId, parisDay(at))
  await notify(work, {
    ctgId,
    kind: 'webhook-stopped',
    subject,
    personIds: coordinators.map(({ id }) => id),
    onceKey: `webhook-stopped:${webhookId}:${at.toISOString()}`,
  })
}
