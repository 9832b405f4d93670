/** Messages leave again for an address that had stopped answering; those of meanwhile do not. Rules: docs/rules/plan.md §16.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'

export const resumeWebhook = command({
  name: 'api.resume-webhook',
  permission: apiPermissions.linkSoftware,
  input: { webhookId: id() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId }, webhook) {
    refuse('api', webhook.stoppedAt === null ? 'webhook-running' : undefined)
    await rowOf(work.tx, 'webhook', { ctgId, id: webhookId }).update({
      stopped_at: null,
      stop_reason: null,
      failing_since: null,
    })
    const subject = { type: 'webhook' as const, id: webhookId }
    await withdraw(work, { ctgId, subject, kinds: ['webhook-stopped'] })
    await recordAct(work, 'webhook.resumed', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId }
  },
})
