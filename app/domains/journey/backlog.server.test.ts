import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freezeEvaluation } from '#app/domains/evaluation/commands/freeze-evaluation.server.ts'
import { freezeFraming } from '#app/domains/evaluation/commands/freeze-framing.server.ts'
import { moveEvaluation } from '#app/domains/evaluation/commands/move-evaluation.server.ts'
import {
  db,
  type GivenPlan,
  givenEvaluation,
  givenPlan,
  seeingAll,
} from '#app/domains/evaluation/evaluation.fixture.server.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { listBacklog } from './backlog-queries.server.ts'
import { tieDecision } from './commands/tie-decision.server.ts'

const today = '2026-11-24'

/** Why the evaluation awaits an agenda of such a body. */
async function whyWaits({ ctgId }: GivenPlan, evaluationId: string, kind: 'copil' | 'operational-committee' = 'copil') {
  const body = { id: randomUUID(), kind, themeId: null }
  const query = { ctgId, today, body, meeting: { id: randomUUID(), day: today } }
  const { waiting } = await listBacklog(db, query, listPlanActions(db, ctgId, today))
  return waiting.filter(({ id }) => id === evaluationId).map((item) => item.kind)
}

test(
  'an evaluation frozen without a decision awaits the copil, until one takes note of it',
  seeingAll(async () => {
    const given = await givenPlan()
    const { ctgId, caf, ids } = given
    const { key } = await givenEvaluation(given)
    expect(await whyWaits(given, key.evaluationId), 'framed by a decision, being judged').toEqual([])
    await freezeEvaluation(caf, { ...key, decisionId: '' })
    expect(await whyWaits(given, key.evaluationId)).toEqual(['evaluation-to-decide'])
    expect(await whyWaits(given, key.evaluationId, 'operational-committee'), 'it is the copil’s').toEqual([])
    const decision = { ctg_id: ctgId, id: randomUUID(), number: 2, meeting_id: ids.meeting, decided_on: '2026-11-20' }
    await db
      .insertInto('decision')
      .values({ ...decision, text: 'Prendre acte', state: 'no-follow-up' })
      .execute()
    await tieDecision(caf, { ctgId, decisionId: decision.id, thing: `evaluation:${key.evaluationId}` })
    expect(await whyWaits(given, key.evaluationId)).toEqual([])
  }),
)

test(
  'questions that no decision frames await the copil, until the one that frames them',
  seeingAll(async () => {
    const given = await givenPlan()
    const { ctgId, caf, ids } = given
    const { key } = await givenEvaluation(given, { isJudging: false })
    await moveEvaluation(caf, { ...key, stage: 'framing' })
    expect(await whyWaits(given, key.evaluationId), 'framed once, opened again').toEqual([])
    await db.deleteFrom('decision_subject').where('ctg_id', '=', ctgId).execute()
    expect(await whyWaits(given, key.evaluationId)).toEqual(['framing-to-decide'])
    await freezeFraming(caf, { ...key, decisionId: ids.decision })
    expect(await whyWaits(given, key.evaluationId)).toEqual([])
  }),
)
