/** Proposes a finding with the figures and testimonies it rests on; the figures are frozen as read. Rules: docs/rules/diagnosis.md §3-4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { requireDraft, saveOutcome } from '../draft-steps.server.ts'
import { draftKey, findingFields } from '../inputs.ts'
import { addFinding } from '../new-finding.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const proposeFinding = command({
  name: 'diagnosis.propose-finding',
  permission: diagnosisPermissions.proposeFinding,
  input: { themeId: id(), ...findingFields, draftKey: draftKey().optional() },
  about: inTheme,
  async run(work, { ctgId, themeId, kind, title, text, draftKey: key, ...elements }) {
    const draft = key === undefined ? undefined : await requireDraft(work, { ctgId, themeId, key })
    const added = await addFinding(work, { ctgId, themeId, kind, title, text }, elements)
    // Proposed by Trame, in the words of who corrected it.
    if (draft)
      await saveOutcome(work, { ctgId, themeId, key: draft.key }, draft, {
        outcome: 'amended',
        findingId: added.findingId,
      })
    return added
  },
})
