/** A report of an evaluation whose files nobody makes any more, with one made. Rows are written directly. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = {
  readonly ctgId: string
  readonly evaluationId: string
  readonly reportId: string
  readonly fileId: string
}

const dossier = {
  ...{ title: 'Évaluation finale', subtitle: 'CTG', front: [], parties: [], madeOn: '2026-11-24', isDemo: false },
  sections: [{ key: 'limits', title: 'Limites', blocks: [{ kind: 'list', items: ['Personne n’a été interrogé.'] }] }],
}

export async function insertEvaluationReport(db: Database, given: Asked): Promise<void> {
  const { ctgId, evaluationId, reportId, fileId } = given
  await db
    .insertInto('evaluation_report')
    .values({
      ...{ ctg_id: ctgId, id: reportId, evaluation_id: evaluationId, number: 1, is_final: false },
      content: JSON.stringify({ report: dossier, summary: dossier }),
      ...{ requested_by: 'Une personne', requested_at: testInstant, asked_at: new Date('2026-01-01T09:00:00Z') },
    })
    .execute()
  await db
    .insertInto('evaluation_report_file')
    .values({
      ...{ ctg_id: ctgId, evaluation_report_id: reportId, form: 'docx', file_id: fileId, file_sha256: 'a'.repeat(64) },
      made_at: testInstant,
    })
    .execute()
}
