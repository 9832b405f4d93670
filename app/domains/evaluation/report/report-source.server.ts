/** Reads what a report is made from: the frozen content, else the evaluation as it stands, in the same shape. */
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { leftToFinal, missingInReport } from '../evaluation.ts'
import type { Evaluation } from '../evaluation-shape.ts'
import { evaluationContent, readEvaluation } from '../frozen-content.ts'
import { evaluationLabels } from '../labels.fr.ts'
import { listEvidence } from '../load-evaluation.server.ts'
import { listRestricted } from '../store.server.ts'
import type { ReportSource } from './report-content.ts'

/** Four statements. The caller has locked the evaluation. */
export async function loadReportSource(work: Work, evaluation: Evaluation): Promise<ReportSource> {
  const { tx } = work
  const { ctgId, id, frozen } = evaluation
  const { ctgName, isDemo, parties } = await getPrintedSetting(tx, ctgId)
  if (frozen) {
    const row = await rowsOf(tx, 'evaluation_version', { ctg_id: ctgId, evaluation_id: id }).get(['content'])
    const { sha256, frozenBy: by, frozenAt: on } = frozen
    const sealed = { sha256, by, on: on.slice(0, 10), decided: evaluationLabels.decided(frozen) }
    return { content: readEvaluation(row.content), parties, sealed }
  }
  const content = evaluationContent({
    ...{ evaluation, ctgName, isDemo, madeOn: todayIn(work, ctgId) },
    ...{ missing: missingInReport(evaluation), left: leftToFinal(evaluation) },
    evidence: await listEvidence(tx, ctgId, id),
    restricted: await listRestricted(tx, ctgId),
  })
  return { content, parties, sealed: null }
}
