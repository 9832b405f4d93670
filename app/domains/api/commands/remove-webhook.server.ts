/** An address is told no more; what was sent to it is forgotten. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'

export const removeWebhook = command({
  name: 'api.remove-webhook',
  permission: apiPermissions.takeBack,
  input: { webhookId: id() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId }, webhook) {
    await work.tx.deleteFrom('webhook').where('ctg_id', '=', ctgId).where('id', '=', webhookId).execute()
    const subject = { type: 'webhook' as const, id: webhookId }
    await withdraw(work, { ctgId, subject })
    await recordAct(work, 'webhook.removed', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId }
  },
})
