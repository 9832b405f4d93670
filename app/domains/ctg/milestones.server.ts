/** Milestones opened, noted and reached: their rows are of the CTG, their rules of the journey. Rules: docs/rules/journey.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { addMissingRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import type { MilestoneKind } from './ctg.ts'

type ReachedMilestone = {
  readonly ctgId: string
  readonly kind: MilestoneKind
  readonly reachedOn: string
  readonly decisionId?: string | null
  /** What Trame said was missing, shown with the milestone and never forbidding. */
  readonly missing?: readonly { readonly code: string; readonly count: number }[]
  /** « Décidé malgré : … ». */
  readonly despite?: string | null
}

/**
 * Marks a milestone reached. A milestone already reached keeps its date; a yearly copil is a new one each time.
 * @returns whether it was reached now
 * @throws DomainError not-found
 */
export async function reachMilestone(
  work: AuthoredWork,
  { ctgId, kind, ...reached }: ReachedMilestone,
): Promise<boolean> {
  const { tx, newId } = work
  // Two acts that reach the same milestone at once wait for one another here.
  found(
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst(),
    'ctg.not-found',
  )
  const awaited = await rowsOf(tx, 'milestone', { ctg_id: ctgId, kind })
    .select(['id', 'reached_on as reachedOn'])
    .orderBy('reached_on', (order) => order.asc().nullsFirst())
    .orderBy('target_on')
    .executeTakeFirst()
  if (awaited && awaited.reachedOn !== null && kind !== 'yearly-copil') return false
  const values = {
    reached_on: reached.reachedOn,
    decision_id: reached.decisionId ?? null,
    missing: JSON.stringify(reached.missing ?? []),
    despite: reached.despite ?? null,
  }
  const id = awaited?.reachedOn === null ? awaited.id : newId()
  await tx
    .insertInto('milestone')
    .values({ ctg_id: ctgId, id, kind, ...values })
    .onConflict((conflict) => conflict.columns(['ctg_id', 'id']).doUpdateSet(values))
    .execute()
  await recordAct(work, 'milestone.reached', { ctgId, id }, { kind, ...reached })
  return true
}

/** The row of a milestone that comes once, made when absent. The caller has locked the CTG, so that two acts wait for one another. */
export async function openMilestone({ tx, newId }: Work, ctgId: string, kind: Exclude<MilestoneKind, 'yearly-copil'>) {
  await addMissingRows(tx, 'milestone', { ctg_id: ctgId, id: newId(), kind })
  return rowsOf(tx, 'milestone', { ctg_id: ctgId, kind }).get(['id', 'note', 'reached_on as reachedOn'])
}

/** What a milestone is agreed on: the framing note. */
export async function noteMilestone({ tx }: Work, ctgId: string, milestoneId: string, note: string): Promise<void> {
  await rowOf(tx, 'milestone', { ctgId, id: milestoneId }).update({ note })
}

/** One more yearly copil, due that day; then reached. */
export async function reachYearlyMilestone(
  work: Work,
  { ctgId, dueOn, heldOn }: { readonly ctgId: string; readonly dueOn: string; readonly heldOn: string },
): Promise<boolean> {
  await rowOf(work.tx, 'milestone', { ctgId, id: work.newId() }).insert({ kind: 'yearly-copil', target_on: dueOn })
  return reachMilestone(work, { ctgId, kind: 'yearly-copil', reachedOn: heldOn })
}
