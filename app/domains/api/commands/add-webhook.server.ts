/** An address of another software, told of the changes one ticks. Rules: docs/rules/plan.md §16.4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { mostWebhooks } from '../api.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhooks, tellCoordinators } from '../store.server.ts'
import { checkAddress, requireNewAddress, saltInput, webhookFields } from '../webhooks/webhook-input.server.ts'

export const addWebhook = command({
  name: 'api.add-webhook',
  permission: apiPermissions.linkSoftware,
  input: z.object({ ...webhookFields, salt: saltInput() }).superRefine(checkAddress),
  about: wholeCtg,
  async run(work, { ctgId, name: software, url, topics, salt }) {
    const known = await lockWebhooks(work, ctgId)
    refuse('api', known.length >= mostWebhooks ? 'too-many-webhooks' : undefined)
    const href = requireNewAddress(url, known)
    const webhookId = work.newId()
    await rowOf(work.tx, 'webhook', { ctgId, id: webhookId }).insert({
      name: software,
      url: href,
      topics: [...new Set(topics)],
      secret_salt: salt,
      created_by_name: work.actor.name,
      created_at: work.at,
    })
    const subject = { type: 'webhook' as const, id: webhookId }
    await recordAct(work, 'webhook.added', { ctgId, id: webhookId }, { name: software, topics })
    await tellCoordinators(work, { ctgId, subject })
    return { webhookId, salt }
  },
})
