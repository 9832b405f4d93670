/** Asks again for the files that could not be made; what the report says has not changed. Rules: docs/rules/evaluation-evidence.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { evaluationPermissions } from '../../permissions.ts'
import { mayWrite } from '../../store.server.ts'
import { askForFiles, listMade } from '../jobs.server.ts'
import { refusalToMakeAgain, reportState } from '../report-forms.ts'
import { lockReport } from '../store.server.ts'

export const makeReportAgain = command({
  name: 'evaluation.make-report-again',
  permission: evaluationPermissions.write,
  input: { reportId: id() },
  about: lockReport,
  may: mayWrite(evaluationPermissions.write),
  async run(work, key, { evaluation, number, askedAt }) {
    const made = await listMade(work.tx, key)
    refuse('evaluation', refusalToMakeAgain(reportState({ made, askedAt }, work.at)))
    await rowOf(work.tx, 'evaluation_report', { ctgId: key.ctgId, id: key.reportId }).update({ asked_at: work.at })
    await askForFiles(work.tx, key)
    await recordAct(
      work,
      'evaluation.report-asked-again',
      { ctgId: key.ctgId, id: evaluation.id },
      { title: evaluation.title, number },
    )
    return { number }
  },
})
