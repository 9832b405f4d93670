/** What the commands of reports lock before they write. Every statement carries the CTG's id. */
import { found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { lockEvaluation } from '../store.server.ts'
import type { ReportKey } from './jobs.server.ts'

/** @throws DomainError not-found, also for another CTG's */
export async function lockReport({ tx }: Pick<Work, 'tx'>, { ctgId, reportId }: ReportKey) {
  const row = await rowOf(tx, 'evaluation_report', { ctgId, id: reportId }).lock([
    'evaluation_id as evaluationId',
    'number',
    'asked_at as askedAt',
  ])
  const { evaluationId, ...report } = found(row, 'evaluation.report-not-found')
  return { ...report, ...(await lockEvaluation({ tx }, { ctgId, evaluationId })) }
}
