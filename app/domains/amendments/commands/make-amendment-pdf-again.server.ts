/** Asks again for the PDF of a frozen amendment when making it failed. Rules: docs/rules/amendments.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { isPdfLost } from '#app/domains/convention/convention.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { askForPdf } from '../jobs.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { lockAmendment } from '../store.server.ts'

export const makeAmendmentPdfAgain = command({
  name: 'convention.make-amendment-pdf-again',
  permission: amendmentPermissions.write,
  input: { amendmentId: id() },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId }, { amendment: { status, pdfAskedAt, number } }) {
    const isLost = status !== null && pdfAskedAt !== null && isPdfLost({ status, pdfAskedAt }, work.at)
    refuse('convention', isLost ? undefined : 'pdf-not-failed')
    await rowOf(work.tx, 'amendment', { ctgId, id: amendmentId }).update({
      status: 'being-made',
      progress_percent: 0,
      failure: null,
      pdf_asked_at: work.at,
    })
    await askForPdf(work.tx, { ctgId, amendmentId })
    await recordAct(work, 'amendment.pdf-asked-again', { ctgId, id: amendmentId }, { number })
    return { amendmentId }
  },
})
