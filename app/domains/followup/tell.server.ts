/** Telling the lead of an action what became of his report, when he has an account: by link, the answer goes by mail. Rules: docs/rules/followup.md §2. */
import { notify } from '#app/domains/notices/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Answered = {
  readonly ctgId: string
  readonly reportId: string
  readonly actionId: string
  readonly leadPersonId: string | null
}

/** About the action: its page shows the report, and a new one is made there. */
export async function tellAnswer(
  work: Work,
  { ctgId, reportId, actionId, leadPersonId }: Answered,
  kind: 'report-sent-back' | 'report-accepted',
  quote?: string,
): Promise<void> {
  if (leadPersonId === null) return
  await notify(work, {
    ctgId,
    kind,
    subject: { type: 'action', id: actionId },
    personIds: [leadPersonId],
    onceKey: `${kind}:${reportId}`,
    facts: { quote },
  })
}
