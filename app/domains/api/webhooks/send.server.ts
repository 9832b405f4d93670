/** The job: sends one message of a webhook, and keeps what came of it. Rules: docs/rules/plan.md §16.5. */
import { randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { WebhookStop } from '#app/kernel/database-types.ts'
import { insist } from '#app/kernel/insist.server.ts'
import { claimUntil, isUnclaimed } from '#app/kernel/lease.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
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
 * Claims the message, posts it outside any transaction, then keeps what came of it: two workers never send the same message, and
 * a process killed after the answer sends it once more when its claim ends, under the same id. A message sent already, claimed, or
 * given up, is left.
 */
export async function sendWebhookMessage(sender: Sender, key: MessageKey, at = new Date()): Promise<void> {
  const { db, siteUrl, secret, ownHosts } = sender
  const message = await claimMessage(db, key)
  if (!message) return
  if (message.stoppedAt) return giveUp(db, key)
  const body = messageBody({ ...message, ctgId: key.ctgId, siteUrl })
  const attempt = await postMessage({
    url: message.url,
    body,
    ownHosts,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `Trame (+${siteUrl}/api)`,
      ...signedHeaders(secret, message.salt, { id: key.messageId, at, body }),
    },
  })
  await insist(() => db.transaction().execute((tx) => keepAttempt(tx, key, attempt, at)))
}

async function claimMessage(db: Database, { ctgId, messageId }: MessageKey) {
  const message = await db
    .updateTable('webhook_message')
    .set({ claimed_until: claimUntil })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', messageId)
    .where('state', '=', 'waiting')
    .where(isUnclaimed('webhook_message'))
    .returning(['webhook_id as webhookId', 'topic', 'changes', 'occurred_at as occurredAt'])
    .executeTakeFirst()
  if (!message) return
  const webhook = await rowOf(db, 'webhook', { ctgId, id: message.webhookId }).find([
    'url',
    'secret_salt as salt',
    'stopped_at as stoppedAt',
  ])
  return webhook && { ...message, ...webhook }
}

/** Its webhook was stopped while it waited. */
async function giveUp(db: Database, { ctgId, messageId }: MessageKey): Promise<void> {
  await rowOf(db, 'webhook_message', { ctgId, id: messageId }).update({ state: 'given-up', claimed_until: null })
}

/** As they are once the answer has come: others of this webhook were answered meanwhile, or the coordination acted. */
async function lockMessage(tx: Transaction, { ctgId, messageId }: MessageKey) {
  const message = await rowsOf(tx, 'webhook_message', { ctg_id: ctgId, id: messageId, state: 'waiting' }).find([
    'webhook_id as webhookId',
    'attempts',
  ])
  if (!message) return
  const webhook = await rowOf(tx, 'webhook', { ctgId, id: message.webhookId }).lock([
    'name',
    'failing_since as failingSince',
  ])
  return webhook && { ...message, ...webhook }
}

type LockedMessage = NonNullable<Awaited<ReturnType<typeof lockMessage>>>

/** Records an attempt; nothing when the webhook was removed meanwhile, since its messages went with it. */
async function keepAttempt(tx: Transaction, key: MessageKey, attempt: Attempt, at: Date): Promise<void> {
  const message = await lockMessage(tx, key)
  if (!message) return
  const attempts = message.attempts + 1
  const failingSince = attempt.kind === 'delivered' ? null : (message.failingSince ?? at)
  const stop: WebhookStop | undefined =
    attempt.kind === 'gone' ? 'gone' : isToStop(failingSince, at) ? 'failing' : undefined
  const again = attempt.kind === 'failed' && !stop ? nextAttempt(attempts, at) : undefined
  await rowOf(tx, 'webhook_message', { ctgId: key.ctgId, id: key.messageId }).update({
    claimed_until: null,
    state: attempt.kind === 'delivered' ? 'delivered' : again ? 'waiting' : 'given-up',
    attempts,
    last_attempt_at: at,
    answer_status: attempt.status,
    failure: attempt.kind === 'failed' ? attempt.failure : attempt.kind === 'gone' ? 'status' : null,
    ...(again && { next_attempt_at: again }),
  })
  if (again) await enqueueMessage(tx, key, again)
  if (failingSince?.getTime() !== message.failingSince?.getTime())
    await rowOf(tx, 'webhook', { ctgId: key.ctgId, id: message.webhookId }).update({ failing_since: failingSince })
  if (stop) await stopWebhook(tx, key.ctgId, message, stop, at)
}

/** Nothing more is sent: each message that waits is given up when its turn comes. The coordination is told once. */
async function stopWebhook(
  tx: Transaction,
  ctgId: string,
  { webhookId, name }: LockedMessage,
  reason: WebhookStop,
  at: Date,
) {
  const stopped = await rowsOf(tx, 'webhook', { ctg_id: ctgId, id: webhookId, stopped_at: null }).change(
    { stopped_at: at, stop_reason: reason },
    ['id'],
  )
  if (!stopped) return
  const work = { tx, at, actor: trame, newId: randomUUID }
  const subject = { type: 'webhook' as const, id: webhookId }
  await recordAct(work, 'webhook.stopped', { ctgId, id: webhookId }, { name, reason })
  const coordinators = await listCoordinators(tx, ctgId, parisDay(at))
  await notify(work, {
    ctgId,
    kind: 'webhook-stopped',
    subject,
    personIds: coordinators.map(({ id }) => id),
    onceKey: `webhook-stopped:${webhookId}:${at.toISOString()}`,
  })
}
