/** Rewrites an issue that no decision has retained, and the findings it rests on. Rules: docs/rules/diagnosis.md §5.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToUpdateIssue } from '../diagnosis.ts'
import { issueFields } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockIssue, requireFindings, saveIssueFindings } from '../store.server.ts'

export const updateIssue = command({
  name: 'diagnosis.update-issue',
  permission: diagnosisPermissions.writeIssue,
  input: { issueId: id(), version: version(), ...issueFields },
  about: lockIssue,
  async run(work, { ctgId, issueId, version: readVersion, findingIds, ...words }, issue) {
    refuse('diagnosis', refusalToUpdateIssue(issue))
    const { title, argument, publics } = words
    const before = { title: issue.title, argument: issue.argument, publics: issue.publics }
    if (issue.version !== readVersion) throw changedMeanwhile('diagnosis', before, words)
    await requireFindings(work, ctgId, findingIds)
    await rowOf(work.tx, 'issue', { ctgId, id: issueId }).update({
      title,
      argument,
      publics,
      version: issue.version + 1,
    })
    await saveIssueFindings(work, ctgId, issueId, findingIds)
    await recordAct(work, 'issue.updated', { ctgId, id: issueId }, { before })
    return { issueId }
  },
})
