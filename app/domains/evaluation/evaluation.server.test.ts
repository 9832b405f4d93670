import { describe, expect, test } from 'vitest'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { listRecommendations } from '#app/domains/renewal/recommendations.server.ts'
import { addQuestion } from './commands/add-question.server.ts'
import { freezeEvaluation } from './commands/freeze-evaluation.server.ts'
import { freezeFraming } from './commands/freeze-framing.server.ts'
import { judgeQuestion } from './commands/judge-question.server.ts'
import { moveEvaluation } from './commands/move-evaluation.server.ts'
import { moveQuestion } from './commands/move-question.server.ts'
import { recommend } from './commands/recommend.server.ts'
import { startEvaluation } from './commands/start-evaluation.server.ts'
import { updateQuestion } from './commands/update-question.server.ts'
import { writeLimits } from './commands/write-limits.server.ts'
import {
  advise,
  db,
  frozenText,
  givenEvaluation,
  givenPlan,
  partyOf,
  read,
  recordEvidenceOf,
  seeingAll,
} from './evaluation.fixture.server.ts'
import { readEvaluation } from './frozen-content.ts'
import { getQuestionPage, listEvaluations } from './queries.server.ts'
import { sha256Of } from './sha256.server.ts'

describe('scenario 19: the parties do not judge alike', () => {
  test(
    'both judgements and their reasons stay side by side, all is frozen, and what is to be stopped is not proposed',
    seeingAll(async () => {
      const given = await givenPlan()
      const { ctgId, caf, town, actions, objectives } = given
      const { key, first } = await givenEvaluation(given)
      const judge = { ...first, lastNumber: '' }
      await judgeQuestion(caf, { ...judge, partyId: partyOf(caf.actor), level: 'partly', reasons: 'Un tiers renonce.' })
      await judgeQuestion(town, {
        ...judge,
        partyId: partyOf(town.actor),
        level: 'reached',
        reasons: 'Vingt places ouvertes.',
      })
      await recordEvidenceOf(given, key)
      await recommend(caf, {
        ...key,
        rows: [advise(actions[0], 'stop'), advise(actions[1], 'stop'), advise(objectives[0], 'adapt')],
      })
      await freezeEvaluation(caf, { ...key, decisionId: given.ids.decision })

      const { questions, frozen, stage } = await read(given, key.evaluationId)
      expect(stage).toBe('frozen')
      expect(questions[0]?.judgements).toMatchObject([
        { shortName: 'Caf', level: 'partly', reasons: 'Un tiers renonce.', before: [] },
        { shortName: 'Ville', level: 'reached', reasons: 'Vingt places ouvertes.' },
      ])
      expect(frozen).toMatchObject({
        decision: { number: 1 },
        missing: expect.arrayContaining([expect.objectContaining({ code: 'judgements', count: 4 })]),
      })
      const about = { ctgId, type: 'evaluation' as const, id: key.evaluationId }
      expect(await listDecisionsAbout(caf, about), 'read on the page of each other').toMatchObject([{ number: 1 }])
      const { source, recommendations } = await listRecommendations(caf.db, ctgId)
      expect(source).toEqual({ title: 'Évaluation finale', isFrozen: true })
      expect(recommendations).toContainEqual({
        ...{ on: 'action', id: actions[0], title: 'Action 0', advice: 'stop', reason: 'À stop.', by: null },
      })
      const milestone = await db
        .selectFrom('milestone')
        .select(['kind', 'reached_on as reachedOn'])
        .where('ctg_id', '=', ctgId)
        .executeTakeFirst()
      expect(milestone).toEqual({ kind: 'evaluated', reachedOn: '2026-11-20' })
    }),
  )

  test(
    'what is frozen keeps its bytes when every source changes, and says nothing of a restricted sheet',
    seeingAll(async () => {
      const given = await givenPlan()
      const { ctgId, caf, actions } = given
      const { key } = await givenEvaluation(given)
      await recordEvidenceOf(given, key)
      await recommend(caf, { ...key, rows: [advise(actions[0], 'stop'), advise(actions[1], 'stop')] })
      await freezeEvaluation(caf, { ...key, decisionId: '' })
      const before = await frozenText(ctgId)
      expect(before.sha256).toBe(sha256Of(before.text))
      expect(before.text).not.toContain(actions[1])
      expect(before.text).not.toContain('Action 1')
      await db.updateTable('objective').set({ title: 'Autre', last_value: 99 }).where('ctg_id', '=', ctgId).execute()
      await db.updateTable('action').set({ title: 'Autre', status: 'abandoned' }).where('ctg_id', '=', ctgId).execute()
      await db
        .updateTable('party')
        .set({ name: 'Autre nom' })
        .where('ctg_id', '=', ctgId)
        .where('kind', '=', 'caf')
        .execute()
      const after = await frozenText(ctgId)
      expect(after).toEqual(before)
      const content = readEvaluation(JSON.parse(after.text))
      expect(content.advice).toMatchObject([{ title: 'Action 0', advice: 'stop' }])
      expect(content.evidence).toMatchObject([{ kind: 'actions', nature: 'process', content: { done: 2 } }])
    }),
  )
})

describe('the framing note', () => {
  test(
    'without limits is refused; what else is missing is kept with it, and only limits may still be written',
    seeingAll(async () => {
      const given = await givenPlan()
      const { ctgId, caf, ids } = given
      await expect(givenEvaluation(given, { limits: '  ' })).rejects.toMatchObject({
        code: 'evaluation.framing-without-limits',
      })
      const [started] = await listEvaluations(db, ctgId)
      const key = { ctgId, evaluationId: started?.id ?? '' }
      await writeLimits(caf, { ...key, version: 2, limits: 'Une limite' })
      await freezeFraming(caf, { ...key, decisionId: ids.decision })
      const { framed, questions } = await read(given, key.evaluationId)
      expect(framed).toMatchObject({ number: 1, missing: [], decision: { number: 1 } })
      const [question] = questions
      await expect(
        updateQuestion(caf, {
          ...{ ctgId, questionId: question?.id ?? '', version: 1, text: 'Autre', criterion: 'means', conditions: [] },
        }),
      ).rejects.toMatchObject({ code: 'evaluation.framed' })
      await writeLimits(caf, { ...key, version: 3, limits: 'Deux limites' })
      await moveEvaluation(caf, { ...key, stage: 'framing' })
      await updateQuestion(caf, {
        ...{ ctgId, questionId: question?.id ?? '', version: 1, text: 'Autre ?', criterion: 'means' },
        conditions: [
          { id: question?.conditions[0]?.id ?? '', condition: 'Trente places' },
          { id: 'new-0', condition: 'En un an' },
        ],
      })
      await freezeFraming(caf, { ...key, decisionId: ids.decision })
      const again = await read(given, key.evaluationId)
      expect(again.framed?.number).toBe(2)
      expect(again.questions[0]?.conditions.map(({ text }) => text)).toEqual(['Trente places', 'En un an'])
      expect(again.questions[0]?.conditions[0]?.id).toBe(question?.conditions[0]?.id)
    }),
  )

  test(
    'a question takes the place of its neighbour',
    seeingAll(async () => {
      const given = await givenPlan()
      const { evaluationId } = await startEvaluation(given.caf, {
        ctgId: given.ctgId,
        kind: 'mid-term',
        title: 'Mi-parcours',
      })
      const key = { ctgId: given.ctgId, evaluationId }
      const one = await addQuestion(given.caf, { ...key, text: 'Une ?', criterion: 'means' })
      await addQuestion(given.caf, { ...key, text: 'Deux ?', criterion: 'means' })
      await moveQuestion(given.caf, { ctgId: given.ctgId, questionId: one.questionId, direction: 'down' })
      await moveQuestion(given.caf, { ctgId: given.ctgId, questionId: one.questionId, direction: 'down' })
      expect((await read(given, evaluationId)).questions.map(({ text }) => text)).toEqual(['Deux ?', 'Une ?'])
    }),
  )
})

describe('a judgement', () => {
  test(
    'is of one’s own party, once judging is open; a correction keeps what it corrects',
    seeingAll(async () => {
      const given = await givenPlan()
      const { key, first } = await givenEvaluation(given, { isJudging: false })
      const { caf, town, as, actors } = given
      const mine = { ...first, partyId: partyOf(caf.actor), level: 'rather' as const, reasons: 'Le retard pèse.' }
      await expect(judgeQuestion(caf, { ...mine, lastNumber: '' })).rejects.toMatchObject({
        code: 'evaluation.not-judging',
      })
      await moveEvaluation(caf, { ...key, stage: 'judging' })
      await judgeQuestion(caf, { ...mine, lastNumber: '' })
      await expect(judgeQuestion(town, { ...mine, lastNumber: 1 })).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(judgeQuestion(as(actors.reader), { ...mine, lastNumber: 1 })).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(judgeQuestion(caf, { ...mine, level: 'reached', lastNumber: '' })).rejects.toMatchObject({
        code: 'evaluation.changed-meanwhile',
      })
      await judgeQuestion(as(actors.bodyMember), {
        ...mine,
        level: 'reached',
        reasons: 'Tout est ouvert.',
        lastNumber: 1,
      })
      const { question } = await getQuestionPage(caf, first)
      expect(question.judgements).toMatchObject([
        { level: 'reached', number: 2, before: [{ level: 'rather', reasons: 'Le retard pèse.' }] },
      ])
    }),
  )
})
