/** Telling a person that an action is hers to lead; and taking it back from whom it was. Rules: docs/rules/notices.md §1. */
import { notify, withdraw } from '#app/domains/notices/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Led = { readonly ctgId: string; readonly actionId: string; readonly version: number }

export async function tellNewLead(work: Work, led: Led, before: string | null, after: string | null): Promise<void> {
  if (before === after) return
  const { ctgId, actionId, version } = led
  const subject = { type: 'action' as const, id: actionId }
  if (before !== null) await withdraw(work, { ctgId, subject, kinds: ['action-assigned'], personIds: [before] })
  if (after !== null)
    await notify(work, {
      ctgId,
      kind: 'action-assigned',
      subject,
      personIds: [after],
      onceKey: `action-assigned:${actionId}:${version}`,
    })
}
