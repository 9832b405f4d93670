import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { addQuestion } from '../commands/add-question.server.ts'
import { freezeEvaluation } from '../commands/freeze-evaluation.server.ts'
import { startEvaluation } from '../commands/start-evaluation.server.ts'
import { freezeEvidence } from '../evidence/commands/freeze-evidence.server.ts'
import { getEvidencePage } from '../evidence/queries.server.ts'
import { makeReportAgain } from './commands/make-report-again.server.ts'
import { requestReport } from './commands/request-report.server.ts'
import { makeEvaluationReport } from './jobs.server.ts'
import { getReportPage } from './queries.server.ts'

const db = await testDatabase()
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-evaluation-'))
const files = openFileStore({ dataFolder })
afterAll(() => fs.rmSync(dataFolder, { recursive: true }))

async function givenEvaluation({ limits = 'L’enquête n’a touché que des familles déjà accueillies.' } = {}) {
  const ctg = await givenFullCtg(db)
  const { ctgId, ids, actors } = ctg
  const coordinator = ctg.as(actors.townCoordinator)
  const reader = ctg.as(actors.reader)
  const { evaluationId } = await startEvaluation(coordinator, { ctgId, kind: 'mid-term', title: 'Mi-parcours' })
  const { questionId } = await addQuestion(coordinator, {
    ...{ ctgId, evaluationId, criterion: 'effects', text: 'Les parents trouvent-ils un accueil ?' },
    ...{ objectiveIds: [ids.objective], actionIds: [ids.action] },
    conditions: [{ id: '', condition: '60 familles accueillies' }],
  })
  await setStage(ctgId, evaluationId, 'judging')
  await db.updateTable('evaluation').set({ limits }).where('ctg_id', '=', ctgId).execute()
  return { ...ctg, coordinator, reader, key: { ctgId, evaluationId }, questionId }
}

const setStage = (ctgId: string, evaluationId: string, stage: 'judging' | 'collecting') =>
  db.updateTable('evaluation').set({ stage }).where('ctg_id', '=', ctgId).where('id', '=', evaluationId).execute()

const evidenceRows = (ctgId: string) =>
  db.selectFrom('evaluation_evidence').select(['kind', 'question_id']).where('ctg_id', '=', ctgId).execute()
const reportRows = ({ ctgId, evaluationId }: { readonly ctgId: string; readonly evaluationId: string }) =>
  db
    .selectFrom('evaluation_report')
    .select(['number', 'is_final as isFinal'])
    .where('ctg_id', '=', ctgId)
    .where('evaluation_id', '=', evaluationId)
    .orderBy('number')
    .execute()

describe('evidence', () => {
  test('is computed on the day for who asks, and frozen by one act for the whole and for each question', async () => {
    const { ctgId, coordinator, reader, key, questionId } = await givenEvaluation()
    const page = { ...key, questionId, isToday: false }
    expect(await getEvidencePage(reader, page)).toMatchObject({ scoped: null, mayFreeze: false })
    const today = await getEvidencePage(reader, { ...page, isToday: true })
    expect(today.scoped).toMatchObject({
      seal: null,
      evidence: { process: { actions: { total: expect.any(Number) } } },
    })
    await freezeEvidence(coordinator, key)
    await freezeEvidence(coordinator, key)
    expect(await evidenceRows(ctgId)).toHaveLength(8)
    const { scoped, mayFreeze } = await getEvidencePage(coordinator, page)
    expect(scoped?.evidence).toEqual(today.scoped?.evidence)
    expect(scoped?.evidence.process.actions.total).toBeGreaterThan(0)
    expect(scoped?.evidence.result.objectives).toHaveLength(1)
    expect(mayFreeze).toBe(true)
  })

  test('frozen, it is what it was that day; a restricted sheet is not in it', async () => {
    const { ctgId, ids, coordinator, reader, key } = await givenEvaluation()
    const page = { ...key, questionId: null, isToday: false }
    await freezeEvidence(coordinator, key)
    const frozen = await getEvidencePage(reader, page)
    await db
      .updateTable('action')
      .set({ title: 'Autre titre', is_restricted: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.action)
      .execute()
    expect((await getEvidencePage(reader, page)).scoped).toEqual(frozen.scoped)
    await freezeEvidence(coordinator, key)
    const after = await getEvidencePage(reader, page)
    expect(JSON.stringify(after.scoped)).not.toContain('Autre titre')
    expect(after.scoped?.evidence.process.list.map(({ id }) => id)).not.toContain(ids.action)
  })

  test('is refused to a reader, to a stranger, and once the evaluation is frozen: nothing is written', async () => {
    const { ctgId, coordinator, reader, key } = await givenEvaluation()
    const other = await givenEvaluation()
    await expect(freezeEvidence(reader, key)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(freezeEvidence(other.coordinator, key)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(freezeEvidence(coordinator, { ...other.key, ctgId })).rejects.toMatchObject({ kind: 'not-found' })
    await freezeEvaluation(coordinator, { ...key, decisionId: '' })
    await expect(freezeEvidence(coordinator, key)).rejects.toMatchObject({ code: 'evaluation.frozen' })
    expect(await evidenceRows(ctgId)).toEqual([])
    await expect(
      getEvidencePage(coordinator, { ...key, questionId: other.questionId, isToday: false }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a report', () => {
  test('without limits is refused with its sentence, to a reader too: nothing is written', async () => {
    const { coordinator, reader, key } = await givenEvaluation({ limits: ' \n' })
    await expect(requestReport(coordinator, key)).rejects.toMatchObject({ code: 'evaluation.report-without-limits' })
    await expect(requestReport(reader, key)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await getReportPage(coordinator, key)).toMatchObject({ hasLimits: false, reports: [] })
    expect(await reportRows(key)).toEqual([])
  })

  test('is provisional until the evaluation is frozen, and says so', async () => {
    const { ctgId, coordinator, key } = await givenEvaluation()
    await requestReport(coordinator, key)
    await freezeEvaluation(coordinator, { ...key, decisionId: '' })
    const { reportId } = await requestReport(coordinator, key)
    expect((await reportRows(key)).map(({ number, isFinal }) => [number, isFinal])).toEqual([
      [1, false],
      [2, true],
    ])
    const again = makeReportAgain(coordinator, { ctgId, reportId })
    await expect(again).rejects.toMatchObject({ code: 'evaluation.report-being-made' })
    expect((await getReportPage(coordinator, key)).reports[0]).toMatchObject({ state: 'being-made', files: [] })
  })

  test('has the same bytes after every source changed, and its files are made once each', async () => {
    const { ctgId, ids, coordinator, reader, key } = await givenEvaluation()
    await freezeEvidence(coordinator, key)
    await freezeEvaluation(coordinator, { ...key, decisionId: '' })
    const first = await requestReport(coordinator, key)
    await makeEvaluationReport(db, files, { ctgId, reportId: first.reportId })
    await changeEverySource(ctgId, ids)
    const second = await requestReport(coordinator, key)
    await makeEvaluationReport(db, files, { ctgId, reportId: second.reportId })
    await makeEvaluationReport(db, files, { ctgId, reportId: second.reportId })
    const made = await db
      .selectFrom('evaluation_report_file')
      .select(['evaluation_report_id as reportId', 'form', 'file_sha256 as sha256'])
      .where('ctg_id', '=', ctgId)
      .orderBy('form')
      .execute()
    const of = (reportId: string) =>
      made.filter((one) => one.reportId === reportId).map(({ form, sha256 }) => [form, sha256])
    expect(of(first.reportId)).toHaveLength(4)
    expect(new Set(of(first.reportId).map(([, sha256]) => sha256)).size).toBe(4)
    expect(of(second.reportId)).toEqual(of(first.reportId))
    const [latest] = (await getReportPage(reader, key)).reports
    expect([latest?.state, latest?.files.map(({ form }) => form)]).toEqual([
      'made',
      ['pdf', 'docx', 'summary-pdf', 'summary-pptx'],
    ])
  }, 60_000)
})

/** What a report is made from: the plan, its objectives, decisions, words, the evaluation’s own rows. */
async function changeEverySource(ctgId: string, ids: Awaited<ReturnType<typeof givenFullCtg>>['ids']): Promise<void> {
  await db.updateTable('action').set({ title: 'Changée', status: 'done' }).where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('objective')
    .set({ title: 'Changé', baseline: 1, target: 2 })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db.updateTable('testimony').set({ text: 'Changée' }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('decision').set({ state: 'dropped' }).where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('meeting')
    .set({ status: 'closed' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.meeting)
    .execute()
  await db.updateTable('evaluation').set({ title: 'Changée', limits: 'Changées' }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('evaluation_question').set({ text: 'Changée ?' }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('evaluation_condition').set({ text: 'Changée' }).where('ctg_id', '=', ctgId).execute()
  await db.deleteFrom('evaluation_evidence').where('ctg_id', '=', ctgId).execute()
}
