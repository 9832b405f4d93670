/** Takes back a testimony that no finding rests on. Rules: docs/rules/diagnosis.md §2.3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToRemoveTestimony } from '../diagnosis.ts'
import { allowsOwnWords, diagnosisPermissions } from '../permissions.ts'

export const removeTestimony = command({
  name: 'diagnosis.remove-testimony',
  permission: diagnosisPermissions.removeTestimony,
  input: z.object({ ctgId: id(), testimonyId: id() }),
  async run(work, { ctgId, testimonyId }) {
    requireMembership(work.actor, ctgId)
    const { tx, actor } = work
    const row = await tx
      .selectFrom('testimony')
      .select(['theme_id as themeId', 'party_id as partyId', 'text', 'source'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', testimonyId)
      .forUpdate()
      .executeTakeFirst()
    const testimony = found(row, 'diagnosis.testimony-not-found')
    const thing = { ctgId, themeId: testimony.themeId, partyId: testimony.partyId }
    authorize(allowsOwnWords(diagnosisPermissions.removeTestimony, actor, thing), 'diagnosis.remove-testimony')
    const uses = await tx
      .selectFrom('finding_testimony')
      .select('finding_id')
      .where('ctg_id', '=', ctgId)
      .where('testimony_id', '=', testimonyId)
      .execute()
    refuse('diagnosis', refusalToRemoveTestimony(uses.length))
    await tx.deleteFrom('testimony').where('ctg_id', '=', ctgId).where('id', '=', testimonyId).execute()
    const subject = { type: 'testimony' as const, id: testimonyId }
    await recordAudit(work, { action: 'testimony.removed', subject, ctgId, detail: testimony })
    return { testimonyId }
  },
})
