/** Sends again, under the same id, a message received or given up. Rules: docs/rules/plan.md §16.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiLimits } from '../api.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'
import { enqueueMessage } from '../webhooks/enqueue.server.ts'

export const sendMessageAgain = command({
  name: 'api.send-message-again',
  permission: apiPermissions.linkSoftware,
  input: { webhookId: id(), messageId: id() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId, messageId }, webhook) {
    refuse('api', webhook.stoppedAt === null ? undefined : 'webhook-stopped')
    const row = await rowsOf(work.tx, 'webhook_message', { ctg_id: ctgId, webhook_id: webhookId, id: messageId })
      .select(['state'])
      .forUpdate()
      .executeTakeFirst()
    refuse('api', found(row, 'api.message-not-found').state === 'waiting' ? 'message-waits' : undefined)
    await countAttempt(work.tx, apiLimits.byHand, work.actor.personId, work.at)
    await rowOf(work.tx, 'webhook_message', { ctgId, id: messageId }).update({
      state: 'waiting',
      attempts: 0,
      next_attempt_at: work.at,
    })
    await enqueueMessage(work.tx, { ctgId, messageId })
    await recordAct(work, 'webhook.sent-again', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId, messageId }
  },
})
