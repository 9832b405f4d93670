/** Rewrites an issue that no decision has retained, and the findings it rests on. Rules: docs/rules/diagnosis.md §5.2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToUpdateIssue } from '../diagnosis.ts'
import { issueFields } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockIssue, requireFindings, saveIssueFindings } from '../store.server.ts'

export const updateIssue = command({
  name: 'diagnosis.update-issue',
  permission: diagnosisPermissions.writeIssue,
  input: z.object({ ctgId: id(), issueId: id(), version: version(), ...issueFields }),
  about: lockIssue,
  async run(work, { ctgId, issueId, version: readVersion, title, publics, findingIds }, issue) {
    refuse('diagnosis', refusalToUpdateIssue(issue))
    if (issue.version !== readVersion)
      throw changedMeanwhile('diagnosis', { title: issue.title, publics: issue.publics }, { title, publics })
    await requireFindings(work, ctgId, findingIds)
    await work.tx
      .updateTable('issue')
      .set({ title, publics, version: issue.version + 1 })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', issueId)
      .execute()
    await saveIssueFindings(work, ctgId, issueId, findingIds)
    const detail = { before: { title: issue.title, publics: issue.publics } }
    await recordAct(work, 'issue.updated', { ctgId, id: issueId }, detail)
    return { issueId }
  },
})
