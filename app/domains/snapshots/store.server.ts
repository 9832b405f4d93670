/** Writes a state of the plan, once. Six statements. Rules: docs/rules/followup.md §9. */

import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { loadPlanContent } from './freeze.server.ts'
import type { SnapshotReason } from './snapshots.ts'

export type NewSnapshot = {
  readonly ctgId: string
  readonly name: string
  readonly reason: SnapshotReason
  readonly meetingId: string | null
}

/** Freezes the plan as it is in this transaction. @returns its id */
export async function saveSnapshot(
  work: AuthoredWork,
  { ctgId, name, reason, meetingId }: NewSnapshot,
): Promise<string> {
  const { tx, at, actor } = work
  const takenOn = todayIn(work, ctgId)
  const content = await loadPlanContent(tx, ctgId, takenOn)
  const snapshotId = work.newId()
  await rowOf(tx, 'plan_snapshot', { ctgId, id: snapshotId }).insert({
    name,
    reason,
    meeting_id: meetingId,
    taken_on: takenOn,
    taken_at: at,
    taken_by: actor.name,
    action_count: content.actions.filter(isInPlan).length,
    content: JSON.stringify(content),
  })
  await recordAct(work, 'plan-snapshot.taken', { ctgId, id: snapshotId }, { name, reason, meetingId })
  return snapshotId
}
