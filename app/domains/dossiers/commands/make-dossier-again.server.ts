/** Asks again for the files that could not be made; what the document says has not changed. Rules: docs/rules/followup.md §11.9. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToMakeAgain } from '../dossiers.ts'
import { askForFiles } from '../jobs.server.ts'
import { dossierPermissions } from '../permissions.ts'
import { lockDossier } from '../store.server.ts'

export const makeDossierAgain = command({
  name: 'followup.make-dossier-again',
  permission: dossierPermissions.requestDossier,
  input: { dossierId: id() },
  about: lockDossier,
  async run(work, { ctgId, dossierId }, { title, ...making }) {
    refuse('followup', refusalToMakeAgain(making, work.at))
    await rowOf(work.tx, 'dossier', { ctgId, id: dossierId }).update({
      state: 'being-made',
      failure: null,
      asked_at: work.at,
    })
    await askForFiles(work.tx, { ctgId, dossierId })
    await recordAct(work, 'dossier.asked-again', { ctgId, id: dossierId }, { name: title })
    return { dossierId }
  },
})
