/** Asks again for the PDF of a frozen version that could not be made, or that nobody makes any more; its content has not changed. Rules: docs/rules/convention.md §2.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { isPdfLost } from '../convention.ts'
import { askForPdf } from '../jobs.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockVersion } from '../store.server.ts'

export const makePdfAgain = command({
  name: 'convention.make-pdf-again',
  permission: conventionPermissions.write,
  input: { conventionVersionId: id() },
  about: lockVersion,
  async run(work, { ctgId, conventionVersionId }, { number, ...making }) {
    refuse('convention', isPdfLost(making, work.at) ? undefined : 'pdf-not-failed')
    await rowOf(work.tx, 'convention_version', { ctgId, id: conventionVersionId }).update({
      status: 'being-made',
      progress_percent: 0,
      failure: null,
      pdf_asked_at: work.at,
    })
    await askForPdf(work.tx, { ctgId, conventionVersionId })
    await recordAct(work, 'convention.pdf-asked-again', { ctgId, id: conventionVersionId }, { number })
    return { conventionVersionId }
  },
})
