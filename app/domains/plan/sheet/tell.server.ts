/** Telling a person that an action is hers to lead; and taking it back from whom it was. Rules: docs/rules/notices.md §1. */
import { notifyAll, withdraw } from '#app/domains/notices/steps.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'

type Led = { readonly actionId: string; readonly version: number }
type Handed = Led & { readonly before: string | null; readonly after: string | null }

/** Of several actions: one statement for those who lead from now on, one for each person who no longer does. */
export async function tellNewLeads(work: AuthoredWork, ctgId: string, actions: readonly Handed[]): Promise<void> {
  const handed = actions.filter(({ before, after }) => before !== after)
  const left = Map.groupBy(handed, ({ before }) => before)
  for (const [personId, ofPerson] of left) {
    if (personId === null) continue
    const ids = ofPerson.map(({ actionId }) => actionId)
    await withdraw(work, { ctgId, subject: { type: 'action', ids }, kinds: ['action-assigned'], personIds: [personId] })
  }
  await notifyAll(
    work,
    handed.flatMap(({ actionId, version, after }) =>
      after === null
        ? []
        : [
            {
              ctgId,
              kind: 'action-assigned',
              subject: { type: 'action', id: actionId },
              personIds: [after],
              onceKey: `action-assigned:${actionId}:${version}`,
            },
          ],
    ),
  )
}
