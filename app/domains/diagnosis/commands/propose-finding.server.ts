/** Proposes a finding with the figures and testimonies it rests on; the figures are frozen as read. Rules: docs/rules/diagnosis.md §3-4. */
import { z } from 'zod'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { findingFields } from '../inputs.ts'
import { addFinding } from '../new-finding.server.ts'
import { diagnosisPermissions } from '../permissions.ts'

export const proposeFinding = command({
  name: 'diagnosis.propose-finding',
  permission: diagnosisPermissions.proposeFinding,
  input: z.object({ ctgId: id(), themeId: id(), ...findingFields }),
  async run(work, { ctgId, themeId, kind, title, text, ...elements }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(diagnosisPermissions.proposeFinding, work.actor, { ctgId, themeId }), 'diagnosis.propose-finding')
    await requireTheme(work, ctgId, themeId)
    return addFinding(work, { ctgId, themeId, kind, title, text }, elements)
  },
})
