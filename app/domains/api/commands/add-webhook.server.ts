/** An address of another software, told of the changes one ticks. Rules: docs/rules/plan.md §16.4. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { webhookTopics } from '#app/domains/audit/topics.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choices, id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { mostWebhooks } from '../api.ts'
import { addressSentences, apiLabels } from '../labels.fr.ts'
import { apiPermissions } from '../permissions.ts'
import { requireLinking, tellCoordinators } from '../store.server.ts'
import { faultOfAddress } from '../webhooks/public-address.server.ts'
import { makeSalt } from '../webhooks/sign.server.ts'

const name = 'api.add-webhook'
const t = apiLabels.webhooks

export const addWebhook = command({
  name,
  permission: apiPermissions.linkSoftware,
  input: z
    .object({
      ctgId: id(),
      name: line(t.nameMissing, 120),
      url: line(t.urlMissing, 500),
      topics: choices(webhookTopics, t.topicsMissing),
      /** Hosts of the deployer's own network, where messages may go. */
      ownHosts: z.array(z.string().max(300)).max(100).default([]),
    })
    .superRefine(({ url, ownHosts }, issues) => {
      const refusal = faultOfAddress(url, ownHosts)
      if (refusal) issues.addIssue({ code: 'custom', path: ['url'], message: addressSentences[refusal] })
    }),
  async run(work, { ctgId, name: software, url, topics }) {
    requireLinking(work, ctgId, name)
    const { tx } = work
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forUpdate().execute()
    const known = await tx.selectFrom('webhook').select('url').where('ctg_id', '=', ctgId).execute()
    refuse('api', known.length >= mostWebhooks ? 'too-many-webhooks' : undefined)
    const { href } = new URL(url)
    if (known.some((one) => one.url === href))
      throw new DomainError('invalid', 'api.already-told', { url: 'Cette adresse est déjà prévenue par cette CTG.' })
    const webhookId = work.newId()
    await tx
      .insertInto('webhook')
      .values({
        ctg_id: ctgId,
        id: webhookId,
        name: software,
        url: href,
        topics: [...new Set(topics)],
        secret_salt: makeSalt(),
        created_by_name: work.actor.name,
        created_at: work.at,
      })
      .execute()
    const subject = { type: 'webhook' as const, id: webhookId }
    await recordAudit(work, { action: 'webhook.added', subject, ctgId, detail: { name: software, topics } })
    await tellCoordinators(work, { ctgId, subject })
    return { webhookId }
  },
})
