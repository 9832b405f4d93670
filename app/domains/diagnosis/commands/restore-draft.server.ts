/** Takes back a proposal of Trame that was set aside: it is put to the group again. Rules: docs/rules/drafting.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockDismissedDraft } from '../store.server.ts'

export const restoreDraft = command({
  name: 'diagnosis.restore-draft',
  permission: diagnosisPermissions.proposeFinding,
  input: { outcomeId: id() },
  about: lockDismissedDraft,
  async run(work, { ctgId, outcomeId }, { themeId, question, reason }) {
    await work.tx.deleteFrom('draft_outcome').where('ctg_id', '=', ctgId).where('id', '=', outcomeId).execute()
    await recordAct(work, 'theme.draft-restored', { ctgId, id: themeId }, { question, reason })
    return { themeId }
  },
})
