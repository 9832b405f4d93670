/** Another secret signs from now on: the former was read by who should not have. Rules: docs/rules/plan.md §16.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhook } from '../store.server.ts'
import { saltInput } from '../webhooks/webhook-input.server.ts'

export const renewWebhookSecret = command({
  name: 'api.renew-webhook-secret',
  permission: apiPermissions.linkSoftware,
  input: { webhookId: id(), salt: saltInput() },
  about: lockWebhook,
  async run(work, { ctgId, webhookId, salt }, webhook) {
    await rowOf(work.tx, 'webhook', { ctgId, id: webhookId }).update({ secret_salt: salt })
    await recordAct(work, 'webhook.secret-renewed', { ctgId, id: webhookId }, { name: webhook.name })
    return { webhookId, salt }
  },
})
