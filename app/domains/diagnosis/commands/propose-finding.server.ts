/** Proposes a finding with the figures and testimonies it rests on; the figures are frozen as read. Rules: docs/rules/diagnosis.md §3-4. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { findingFields } from '../inputs.ts'
import { addFinding } from '../new-finding.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const proposeFinding = command({
  name: 'diagnosis.propose-finding',
  permission: diagnosisPermissions.proposeFinding,
  input: z.object({ ctgId: id(), themeId: id(), ...findingFields }),
  about: inTheme,
  async run(work, { ctgId, themeId, kind, title, text, ...elements }) {
    return addFinding(work, { ctgId, themeId, kind, title, text }, elements)
  },
})
