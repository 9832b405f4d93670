/** What the tests of an evaluation begin with: a plan, a framing, judgements of two parties. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addQuestion } from './commands/add-question.server.ts'
import { freezeFraming } from './commands/freeze-framing.server.ts'
import { moveEvaluation } from './commands/move-evaluation.server.ts'
import { startEvaluation } from './commands/start-evaluation.server.ts'
import { updateFraming } from './commands/update-framing.server.ts'
import type { Evaluation } from './evaluation-shape.ts'
import { loadEvaluation } from './load-evaluation.server.ts'
import { recordEvidence } from './steps.server.ts'

export const db = await testDatabase()

/** The second action is restricted: the coordination sees it. */
export const seeingAll = (run: () => Promise<void>) => () => withSight(everythingRestricted, run)

/** A decision of the copil, two objectives and two actions: one is to be restricted. */
export async function givenPlan() {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const ids = { body: randomUUID(), meeting: randomUUID(), decision: randomUUID(), axis: randomUUID() }
  const objectives = [randomUUID(), randomUUID()] as const
  const actions = [randomUUID(), randomUUID()] as const
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: ids.body, kind: 'copil', name: 'Copil', position: 0 })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      ...{
        ctg_id: ctgId,
        id: ids.meeting,
        body_id: ids.body,
        title: 'Copil',
        starts_at: testInstant,
        status: 'closed',
      },
    })
    .execute()
  await db
    .insertInto('decision')
    .values({
      ...{
        ctg_id: ctgId,
        id: ids.decision,
        number: 1,
        meeting_id: ids.meeting,
        text: 'Évaluer',
        state: 'no-follow-up',
      },
      decided_on: '2026-11-20',
    })
    .execute()
  await db.insertInto('axis').values({ ctg_id: ctgId, id: ids.axis, title: 'Axe', position: 0 }).execute()
  await db
    .insertInto('objective')
    .values(
      objectives.map((id, position) => ({
        ctg_id: ctgId,
        id,
        axis_id: ids.axis,
        title: `Objectif ${position}`,
        position,
      })),
    )
    .execute()
  await db
    .insertInto('action')
    .values(
      actions.map((id, position) => ({
        ...{ ctg_id: ctgId, id, number: position + 1, title: `Action ${position}`, status: 'done' as const, position },
        ...{ created_at: testInstant, is_restricted: position === 1 },
      })),
    )
    .execute()
  return {
    ...ctg,
    ids,
    objectives,
    actions,
    caf: ctg.as(ctg.actors.cafCoordinator),
    town: ctg.as(ctg.actors.townCoordinator),
  }
}
export type GivenPlan = Awaited<ReturnType<typeof givenPlan>>

export const framing = {
  scope: 'Petite enfance',
  method: 'Enquête',
  calendar: 'De mai à octobre',
  means: '',
  risks: 'Aucun',
}

/** Three questions, framed by the copil; open to judgements unless said otherwise. */
export async function givenEvaluation(given: GivenPlan, { limits = 'Peu de réponses', isJudging = true } = {}) {
  const { ctgId, caf, ids, objectives, actions } = given
  const { evaluationId } = await startEvaluation(caf, { ctgId, kind: 'final', title: 'Évaluation finale' })
  const key = { ctgId, evaluationId }
  const judgeIds = [given.actors.cafCoordinator, given.actors.townCoordinator].map((actor) => partyOf(actor))
  await updateFraming(caf, {
    ...key,
    version: 1,
    kind: 'final',
    title: 'Évaluation finale',
    ...framing,
    limits,
    judgeIds,
  })
  const questionIds: string[] = []
  for (const text of ['Accueille-t-on mieux ?', 'Travaille-t-on mieux ensemble ?', 'Cela tiendra-t-il ?']) {
    const conditions = [{ id: 'new-0', condition: 'Vingt places ouvertes' }]
    const parts = { objectiveIds: [objectives[0]], actionIds: [...actions], conditions }
    const { questionId } = await addQuestion(caf, { ...key, text, criterion: 'effects', ...parts })
    questionIds.push(questionId)
  }
  await freezeFraming(caf, { ...key, decisionId: ids.decision })
  if (isJudging) await moveEvaluation(caf, { ...key, stage: 'judging' })
  const [first = '', second = ''] = questionIds
  return { key, first: { ctgId, questionId: first }, second: { ctgId, questionId: second } }
}

export const partyOf = ({ memberships: [membership] }: Actor): string => membership?.partyId ?? ''
export const read = async (given: GivenPlan, evaluationId: string): Promise<Evaluation> =>
  (await loadEvaluation(given.caf.db, given.ctgId, evaluationId)) ?? expect.unreachable('no evaluation')
export const advise = (id: string, advice: 'stop' | 'continue' | 'adapt', version = 0) => ({
  ...{ id, advice, reason: `À ${advice}.`, version },
})

export const recordEvidenceOf = (
  { ctgId, caf }: GivenPlan,
  key: { readonly ctgId: string; readonly evaluationId: string },
) =>
  caf.db.transaction().execute(async (tx) => {
    const work = { tx, actor: caf.actor, at: caf.at, newId: randomUUID }
    const evidence = { questionId: null, kind: 'actions', nature: 'process' as const, content: { done: 1, ctgId } }
    await recordEvidence(work, key, [evidence])
    await recordEvidence(work, key, [{ ...evidence, content: { done: 2, ctgId } }])
  })

export async function frozenText(ctgId: string) {
  const row = await db
    .selectFrom('evaluation_version')
    .select((eb) => ['content_sha256 as sha256', eb.cast<string>('content', 'text').as('text')])
    .where('ctg_id', '=', ctgId)
    .executeTakeFirstOrThrow()
  return row
}
