/** Moves an issue between to debate and proposed to the copil, or brings it back. Rules: docs/rules/diagnosis.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { issueStatuses, refusalToSetIssueStatus } from '../diagnosis.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockIssue } from '../store.server.ts'

export const setIssueStatus = command({
  name: 'diagnosis.set-issue-status',
  permission: diagnosisPermissions.writeIssue,
  input: { issueId: id(), status: choice(issueStatuses) },
  about: lockIssue,
  async run(work, { ctgId, issueId, status }, issue) {
    refuse('diagnosis', refusalToSetIssueStatus(issue, status))
    if (issue.status === status) return { status }
    await rowOf(work.tx, 'issue', { ctgId, id: issueId }).update({ status, version: issue.version + 1 })
    // What was said against it stood as long as it did not move.
    await work.tx.deleteFrom('issue_refusal').where('ctg_id', '=', ctgId).where('issue_id', '=', issueId).execute()
    const act = status === 'retained' ? 'issue.retained' : (`issue.set-${status}` as const)
    await recordAct(work, act, { ctgId, id: issueId }, { before: issue.status })
    return { status }
  },
})
