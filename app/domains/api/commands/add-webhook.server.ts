/** An address of another software, told of the changes one ticks. Rules: docs/rules/plan.md §16.4. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { mostWebhooks } from '../api.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhooks, requireLinking, tellCoordinators } from '../store.server.ts'
import { checkAddress, requireNewAddress, saltInput, webhookFields } from '../webhooks/webhook-input.server.ts'

const name = 'api.add-webhook'

export const addWebhook = command({
  name,
  permission: apiPermissions.linkSoftware,
  input: z.object({ ...webhookFields, salt: saltInput() }).superRefine(checkAddress),
  async run(work, { ctgId, name: software, url, topics, salt }) {
    requireLinking(work, ctgId, name)
    const known = await lockWebhooks(work, ctgId)
    refuse('api', known.length >= mostWebhooks ? 'too-many-webhooks' : undefined)
    const href = requireNewAddress(url, known)
    const webhookId = work.newId()
    await work.tx
      .insertInto('webhook')
      .values({
        ctg_id: ctgId,
        id: webhookId,
        name: software,
        url: href,
        topics: [...new Set(topics)],
        secret_salt: salt,
        created_by_name: work.actor.name,
        created_at: work.at,
      })
      .execute()
    const subject = { type: 'webhook' as const, id: webhookId }
    await recordAudit(work, { action: 'webhook.added', subject, ctgId, detail: { name: software, topics } })
    await tellCoordinators(work, { ctgId, subject })
    return { webhookId, salt }
  },
})
