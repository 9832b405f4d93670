/** Sets aside what Trame proposed, and says why: it does not come back unless its figures change. Rules: docs/rules/drafting.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { requireDraft, saveOutcome } from '../draft-steps.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { draftKey } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const dismissDraft = command({
  name: 'diagnosis.dismiss-draft',
  permission: diagnosisPermissions.proposeFinding,
  input: {
    themeId: id(),
    key: draftKey(),
    reason: line(inputLabels.dismissReason, 500),
  },
  about: inTheme,
  async run(work, { reason, ...key }) {
    const draft = await requireDraft(work, key)
    const outcomeId = await saveOutcome(work, key, draft, { outcome: 'dismissed', reason })
    const { ctgId, themeId } = key
    await recordAct(work, 'theme.draft-dismissed', { ctgId, id: themeId }, { question: draft.question, reason })
    return { outcomeId }
  },
})
