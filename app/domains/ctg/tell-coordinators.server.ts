/** Tells the other coordinators of a CTG what one of them did to it. Rules: docs/rules/notices.md. */
import type { NoticeFacts, NoticeKind } from '#app/domains/notices/notices.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { listCoordinators } from './queries.server.ts'

/** @param facts which page it leads to; the CTG itself without */
export async function tellCoordinators(
  work: Work,
  ctgId: string,
  kind: NoticeKind,
  facts: Omit<NoticeFacts, 'by'> = {},
): Promise<void> {
  const coordinators = await listCoordinators(work.tx, ctgId, todayIn(work, ctgId))
  const personIds = coordinators.map(({ id }) => id)
  const onceKey = `${kind}:${work.at.toISOString()}`
  await notify(work, { ctgId, kind, subject: { type: 'ctg', id: ctgId }, personIds, onceKey, facts })
}
