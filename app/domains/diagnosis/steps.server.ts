/** Parts of commands that higher slices call inside their own transaction: a decision makes issues priorities, or not. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { ranksFrom } from './diagnosis.ts'
import { lockIssues } from './store.server.ts'

export { addObjectives } from './added-objectives.server.ts'
export {
  addCarriedFindings,
  addCarriedIssues,
  removeCarriedFindings,
  removeCarriedIssues,
} from './carried-rows.server.ts'
export { addFinding } from './new-finding.server.ts'
export { addTestimony } from './new-testimony.server.ts'
export { addOutline, removeOutline } from './outline-rows.server.ts'
export { openPlanStructure, updatePlanStructure } from './plan-structure.server.ts'
export { lockTree, placeAxis, placeObjective, removeAxis, removeObjective } from './tree-rows.server.ts'

type Decided = { readonly ctgId: string; readonly issueIds: readonly string[]; readonly decisionId: string }

/**
 * Issues retained as priorities by a decision, ranked in the order given, after those retained before and not named again;
 * other issues are left as they are. Rule: docs/rules/diagnosis.md §5.3.
 */
export async function retainIssues(work: Work, { ctgId, issueIds, decisionId }: Decided): Promise<void> {
  const rows = await lockIssues(work, ctgId, issueIds)
  const others = rows.filter(({ id, status }) => status === 'retained' && !issueIds.includes(id))
  const ranks = ranksFrom(issueIds, Math.max(0, ...others.map(({ rank }) => rank ?? 0)))
  for (const [issueId, rank] of ranks) {
    // One line of the journal an issue: a copil retains a handful.
    await rowOf(work.tx, 'issue', { ctgId, id: issueId }).update((eb) => ({
      status: 'retained',
      priority_rank: rank,
      retained_decision_id: decisionId,
      version: eb('version', '+', 1),
    }))
    await recordAct(work, 'issue.retained', { ctgId, id: issueId }, { decisionId, rank })
  }
}

/** The words of a party on a theme, written by several hands: they bear the last of them. */
export async function saveReadingWords(
  tx: Transaction,
  { ctgId, id }: { readonly ctgId: string; readonly id: string },
  plain: string,
  { name, at }: { readonly name: string; readonly at: Date },
): Promise<void> {
  await rowOf(tx, 'party_reading', { ctgId, id }).update({ text: plain, written_by: name, written_at: at })
}
