/** Writes an issue: what findings put at stake, for which publics. Rules: docs/rules/diagnosis.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { issueFields } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme, requireFindings, saveIssueFindings } from '../store.server.ts'

export const createIssue = command({
  name: 'diagnosis.create-issue',
  permission: diagnosisPermissions.writeIssue,
  input: { themeId: id(), ...issueFields },
  about: inTheme,
  async run(work, { ctgId, themeId, title, argument, publics, findingIds }) {
    await requireFindings(work, ctgId, findingIds)
    const issueId = work.newId()
    const number = await takeNumber(work, ctgId, 'issue')
    await rowOf(work.tx, 'issue', { ctgId, id: issueId }).insert({
      number,
      theme_id: themeId,
      title,
      argument,
      publics,
      status: 'to-debate',
    })
    await saveIssueFindings(work, ctgId, issueId, findingIds)
    await recordAct(work, 'issue.created', { ctgId, id: issueId }, { number, title })
    return { issueId, number }
  },
})
