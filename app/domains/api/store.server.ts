/** What the commands of the slice load and check before they write. Every statement carries the CTG's id. */
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'

import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

export type WebhookKey = { readonly ctgId: string; readonly webhookId: string }

/** @throws DomainError not-found, also for another CTG's webhook */
export const lockWebhook = async ({ tx }: Pick<Work, 'tx'>, { ctgId, webhookId }: WebhookKey) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'webhook', { ctgId, id: webhookId }).lock(['id', 'name', 'stopped_at as stoppedAt']),
    'api.webhook-not-found',
  ),
})

/** Locks the webhooks of the CTG: two acts on them run one after the other. */
export async function lockWebhooks({ tx }: Pick<Work, 'tx'>, ctgId: string) {
  await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()
  return tx.selectFrom('webhook').select(['id', 'url']).where('ctg_id', '=', ctgId).execute()
}

type SoftwareLink = {
  readonly ctgId: string
  readonly subject: { readonly type: 'api-token' | 'webhook'; readonly id: string }
}

/**
 * Tells the other coordinators what one of them links. Rule: docs/rules/plan.md §16.1.
 * @param anew key that makes the notice new again, when the address changed
 */
export async function tellCoordinators(work: Work, { ctgId, subject }: SoftwareLink, anew = ''): Promise<void> {
  const coordinators = await listCoordinators(work.tx, ctgId, todayIn(work, ctgId))
  const personIds = coordinators.map(({ id }) => id)
  const onceKey = `software-linked:${subject.id}${anew}`
  await notify(work, { ctgId, kind: 'software-linked', subject, personIds, onceKey })
}
