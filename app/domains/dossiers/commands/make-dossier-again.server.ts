/** Asks again for the files that could not be made; what the document says has not changed. Rules: docs/rules/followup.md §11.9. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToMakeAgain } from '../dossiers.ts'
import { askForFiles } from '../jobs.server.ts'
import { dossierPermissions } from '../permissions.ts'
import { lockDossier } from '../store.server.ts'

const name = 'followup.make-dossier-again'

export const makeDossierAgain = command({
  name,
  permission: dossierPermissions.requestDossier,
  input: z.object({ ctgId: id(), dossierId: id() }),
  async run(work, { ctgId, dossierId }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(dossierPermissions.requestDossier, work.actor, { ctgId }), name)
    const { title, ...making } = await lockDossier(work, { ctgId, dossierId })
    refuse('followup', refusalToMakeAgain(making, work.at))
    await work.tx
      .updateTable('dossier')
      .set({ state: 'being-made', failure: null, asked_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', dossierId)
      .execute()
    await askForFiles(work.tx, { ctgId, dossierId })
    await recordAudit(work, {
      action: 'dossier.asked-again',
      subject: { type: 'dossier', id: dossierId },
      ctgId,
      detail: { name: title },
    })
    return { dossierId }
  },
})
