/** Proposes a finding with the figures and testimonies it rests on; the figures are frozen as read. Rules: docs/rules/diagnosis.md §3-4. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { saveElements } from '../elements.server.ts'
import { findingFields } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { requireTheme } from '../store.server.ts'
import { tellPositionAsked } from '../tell.server.ts'

export const proposeFinding = command({
  name: 'diagnosis.propose-finding',
  permission: diagnosisPermissions.proposeFinding,
  input: z.object({ ctgId: id(), themeId: id(), ...findingFields }),
  async run(work, { ctgId, themeId, kind, title, text, ...elements }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    authorize(allows(diagnosisPermissions.proposeFinding, work.actor, { ctgId, themeId }), 'diagnosis.propose-finding')
    await requireTheme(work, ctgId, themeId)
    const findingId = work.newId()
    const number = await takeNumber(work, ctgId, 'finding')
    await work.tx
      .insertInto('finding')
      .values({
        ctg_id: ctgId,
        id: findingId,
        number,
        theme_id: themeId,
        kind,
        title,
        text,
        status: 'proposed',
        proposed_by_party_id: partyId,
        proposed_by: work.actor.name,
        created_at: work.at,
      })
      .execute()
    await saveElements(work, { ctgId, themeId, findingId }, elements)
    const subject = { type: 'finding' as const, id: findingId }
    await recordAudit(work, { action: 'finding.proposed', subject, ctgId, detail: { number, title, kind } })
    await tellPositionAsked(work, { ctgId, findingId }, 1)
    return { findingId, number }
  },
})
