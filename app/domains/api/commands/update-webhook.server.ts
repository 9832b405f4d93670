/** Another name, address or choice of changes for a software that is told. Rules: docs/rules/plan.md §16.4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { apiPermissions } from '../permissions.ts'
import { lockWebhooks, tellCoordinators } from '../store.server.ts'
import { checkAddress, requireNewAddress, webhookFields } from '../webhooks/webhook-input.server.ts'

export const updateWebhook = command({
  name: 'api.update-webhook',
  permission: apiPermissions.linkSoftware,
  input: z.object({ ...webhookFields, webhookId: id() }).superRefine(checkAddress),
  about: wholeCtg,
  async run(work, { ctgId, webhookId, name: software, url, topics }) {
    const known = await lockWebhooks(work, ctgId)
    const before = foundById(known, webhookId, 'api.webhook-not-found')
    const href = requireNewAddress(url, known, webhookId)
    const isMoved = href !== before.url
    await rowOf(work.tx, 'webhook', { ctgId, id: webhookId }).update({
      name: software,
      url: href,
      topics: [...new Set(topics)],
      ...(isMoved && { failing_since: null }),
    })
    const subject = { type: 'webhook' as const, id: webhookId }
    const detail = { name: software, topics, isMoved }
    await recordAct(work, 'webhook.updated', { ctgId, id: webhookId }, detail)
    // Data of the CTG now goes to another address: the other coordinators are told.
    if (isMoved) await tellCoordinators(work, { ctgId, subject }, `:${work.at.toISOString()}`)
    return { webhookId }
  },
})
