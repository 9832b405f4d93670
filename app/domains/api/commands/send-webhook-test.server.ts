/** A message that says nothing happened: whoever develops sees that it arrives and that its signature is right. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiLimits } from '../api.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'
import { enqueueMessage } from '../webhooks/enqueue.server.ts'

export const sendWebhookTest = command({
  name: 'api.send-webhook-test',
  permission: apiPermissions.linkSoftware,
  input: { webhookId: id() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId }, webhook) {
    refuse('api', webhook.stoppedAt === null ? undefined : 'webhook-stopped')
    await countAttempt(work.tx, apiLimits.byHand, work.actor.personId, work.at)
    const messageId = work.newId()
    await rowOf(work.tx, 'webhook_message', { ctgId, id: messageId }).insert({
      webhook_id: webhookId,
      topic: 'test',
      changes: '[]',
      occurred_at: work.at,
      next_attempt_at: work.at,
    })
    await enqueueMessage(work.tx, { ctgId, messageId })
    await recordAct(work, 'webhook.tested', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId, messageId }
  },
})
