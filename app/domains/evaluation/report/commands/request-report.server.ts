/** Asks for a report: what it says is kept now, its files are made in the background. Rules: docs/rules/evaluation-evidence.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { evaluationKey } from '../../inputs.ts'
import { evaluationPermissions } from '../../permissions.ts'
import { lockEvaluation, mayWrite } from '../../store.server.ts'
import { askForFiles } from '../jobs.server.ts'
import { reportDossier } from '../report-dossier.ts'
import { refusalToReport } from '../report-forms.ts'
import { loadReportSource } from '../report-source.server.ts'
import { reportSummary } from '../report-summary.ts'

/** Each is kept for ever. */
const mostReports = 50

export const requestReport = command({
  name: 'evaluation.request-report',
  permission: evaluationPermissions.write,
  input: evaluationKey,
  about: lockEvaluation,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, evaluationId }, { evaluation }) {
    const { tx, actor, at, newId } = work
    const source = await loadReportSource(work, evaluation)
    refuse('evaluation', refusalToReport(source.content))
    const number = 1 + (await countReports(work, ctgId, evaluationId))
    refuse('evaluation', number > mostReports ? 'many-reports' : undefined)
    const reportId = newId()
    const content = JSON.stringify({ report: reportDossier(source), summary: reportSummary(source) })
    await rowOf(tx, 'evaluation_report', { ctgId, id: reportId }).insert({
      evaluation_id: evaluationId,
      number,
      content,
      ...{ is_final: source.sealed !== null, requested_by: actor.name, requested_at: at, asked_at: at },
    })
    await askForFiles(tx, { ctgId, reportId })
    await recordAct(
      work,
      'evaluation.report-requested',
      { ctgId, id: evaluationId },
      { title: evaluation.title, number },
    )
    return { reportId, number }
  },
})

const countReports = ({ tx }: Parameters<typeof lockEvaluation>[0], ctgId: string, evaluationId: string) =>
  rowsOf(tx, 'evaluation_report', { ctg_id: ctgId, evaluation_id: evaluationId }).highest('number')
