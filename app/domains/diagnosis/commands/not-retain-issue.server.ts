/**
 * Says, for one's party, not to retain an issue: it leaves once every coordination has said so, or at once when it rests on a
 * decision of the copil. Rules: docs/rules/diagnosis.md §5.4.
 */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinatingParties } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalId } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalOnceSettled } from '../diagnosis.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { listCopilDecisionsOn } from '../issue-queries.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockIssue } from '../store.server.ts'

export const notRetainIssue = command({
  name: 'diagnosis.not-retain-issue',
  permission: diagnosisPermissions.notRetainIssue,
  input: {
    issueId: id(),
    reason: line(inputLabels.notRetainedReason, 1000),
    /** Of the copil, about this issue. */
    decisionId: optionalId(),
  },
  about: lockIssue,
  async run(work, { ctgId, issueId, reason, decisionId }, issue) {
    const { partyId } = requireMembership(work.actor, ctgId)
    refuse('diagnosis', refusalOnceSettled(issue))
    if (decisionId) {
      const decisions = await listCopilDecisionsOn(work.tx, { ctgId, issueId })
      foundById(decisions, decisionId, 'diagnosis.no-copil-decision')
    }
    const refusingParties = await saveRefusal(work, { ctgId, issueId, partyId, reason, decisionId: decisionId ?? null })
    const others = (await listCoordinatingParties(work.tx, ctgId, todayIn(work, ctgId))).filter(
      (one) => !refusingParties.includes(one),
    )
    const isOver = decisionId !== null || others.length === 0
    if (isOver)
      await rowOf(work.tx, 'issue', { ctgId, id: issueId }).update({
        status: 'not-retained',
        version: issue.version + 1,
      })
    const act = isOver ? 'issue.set-not-retained' : 'issue.refusal-given'
    await recordAct(work, act, { ctgId, id: issueId }, { before: issue.status, reason, decisionId })
    return { isOver }
  },
})

type Refusal = {
  readonly ctgId: string
  readonly issueId: string
  readonly partyId: string
  readonly reason: string
  readonly decisionId: string | null
}

/** @returns the parties that have said so, this one included */
async function saveRefusal(
  { tx, actor, at }: Work,
  { ctgId, issueId, partyId, reason, decisionId }: Refusal,
): Promise<readonly string[]> {
  const values = { person_name: actor.name, reason, decision_id: decisionId, given_at: at }
  await rowsOf(tx, 'issue_refusal', { ctg_id: ctgId, issue_id: issueId, party_id: partyId }).put(values)
  const rows = await rowsOf(tx, 'issue_refusal', { ctg_id: ctgId, issue_id: issueId }).list(['party_id as partyId'])
  return rows.map((row) => row.partyId)
}
