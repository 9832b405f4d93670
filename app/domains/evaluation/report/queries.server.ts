/** What the page of the reports reads. Every function starts from the actor. Rules: docs/rules/evaluation-evidence.md §8. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { requireMembership } from '#app/kernel/actor.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { linesOf } from '../evaluation-shape.ts'
import { writesIn } from '../evaluator.ts'
import { loadEvaluation } from '../load-evaluation.server.ts'
import { evaluationPermissions } from '../permissions.ts'
import { reportForms, reportState } from './report-forms.ts'

/** Reports of an evaluation with their files, the latest first. Two statements. @throws DomainError not-found */
export async function getReportPage(
  { db, actor, at }: Context,
  { ctgId, evaluationId }: { readonly ctgId: string; readonly evaluationId: string },
) {
  requireMembership(actor, ctgId)
  const evaluation = found(await loadEvaluation(db, ctgId, evaluationId), 'evaluation.not-found')
  const reports = await db
    .selectFrom('evaluation_report as report')
    .select(['report.id', 'report.number', 'report.is_final as isFinal', 'report.requested_by as requestedBy'])
    .select(['report.requested_at as requestedAt', 'report.asked_at as askedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('evaluation_report_file as made')
          .innerJoin('stored_file as file', sameCtg('file.id', 'made.file_id'))
          .select(['made.form', 'made.file_id as fileId', 'file.size_bytes as sizeBytes'])
          .where('made.ctg_id', '=', ctgId)
          .whereRef('made.evaluation_report_id', '=', 'report.id'),
      ).as('files'),
    )
    .where('report.ctg_id', '=', ctgId)
    .where('report.evaluation_id', '=', evaluationId)
    .orderBy('report.number', 'desc')
    .limit(50)
    .execute()
  const evidenceCount = await rowsOf(db, 'evaluation_evidence', {
    ctg_id: ctgId,
    evaluation_id: evaluationId,
    kind: 'process',
  }).count()
  return {
    ctgId,
    evaluationId,
    title: evaluation.title,
    isFrozen: evaluation.frozen !== null,
    hasLimits: linesOf(evaluation.framing.limits).length > 0,
    hasEvidence: evidenceCount > 0,
    reports: reports.map(({ askedAt, files, ...report }) => ({
      ...report,
      state: reportState({ made: files.map(({ form }) => form), askedAt }, at),
      files: reportForms.flatMap((form) => files.find((file) => file.form === form) ?? []),
    })),
    mayRequest: writesIn(evaluation, actor, evaluationPermissions.write),
    mayMakeAgain: writesIn(evaluation, actor, evaluationPermissions.write),
  }
}
export type ReportPageData = Awaited<ReturnType<typeof getReportPage>>
