/** Nothing more is sent to an address until one resumes it: the other software is being repaired. Rules: docs/rules/plan.md §16.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'

export const pauseWebhook = command({
  name: 'api.pause-webhook',
  permission: apiPermissions.linkSoftware,
  input: { webhookId: id() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId }, webhook) {
    refuse('api', webhook.stoppedAt === null ? undefined : 'webhook-stopped')
    await rowOf(work.tx, 'webhook', { ctgId, id: webhookId }).update({ stopped_at: work.at, stop_reason: 'paused' })
    await recordAct(work, 'webhook.paused', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId }
  },
})
