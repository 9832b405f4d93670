/** Makes a finding of what Trame proposed, as it is, with its figures frozen. Rules: docs/rules/drafting.md §4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { addFindingOf } from '../draft-steps.server.ts'
import { draftKey } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const keepDraft = command({
  name: 'diagnosis.keep-draft',
  permission: diagnosisPermissions.proposeFinding,
  input: { themeId: id(), key: draftKey() },
  about: inTheme,
  async run(work, key) {
    return { findingId: await addFindingOf(work, key, { outcome: 'kept' }) }
  },
})
