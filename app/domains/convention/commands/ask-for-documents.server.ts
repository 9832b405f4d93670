/** Asks for the Word document, the summary and the slides of a version that has none yet. Rules: docs/rules/convention.md §2.11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { askForDocuments as ask, listMade } from '../print/version-documents.server.ts'
import { documentsState, refusalToAsk } from '../print/version-forms.ts'
import { lockVersion } from '../store.server.ts'

export const askForDocuments = command({
  name: 'convention.ask-for-documents',
  permission: conventionPermissions.write,
  input: { conventionVersionId: id() },
  about: lockVersion,
  async run(work, key, { number, documentsAskedAt }) {
    const made = await listMade(work.tx, key)
    refuse('convention', refusalToAsk(documentsState({ made, askedAt: documentsAskedAt }, work.at)))
    await ask(work.tx, key, work.at)
    await recordAct(work, 'convention.documents-asked', { ctgId: key.ctgId, id: key.conventionVersionId }, { number })
    return { number }
  },
})
