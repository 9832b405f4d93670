import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inviteMember } from '#app/domains/ctg/commands/invite-member.server.ts'
import { listRecommendations } from '#app/domains/renewal/recommendations.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { type CtgFixture, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addQuestion } from './commands/add-question.server.ts'
import { freezeEvaluation } from './commands/freeze-evaluation.server.ts'
import { freezeFraming } from './commands/freeze-framing.server.ts'
import { inviteEvaluators } from './commands/invite-evaluators.server.ts'
import { judgeQuestion } from './commands/judge-question.server.ts'
import { moveEvaluation } from './commands/move-evaluation.server.ts'
import { moveQuestion } from './commands/move-question.server.ts'
import { noteCondition } from './commands/note-condition.server.ts'
import { recommend } from './commands/recommend.server.ts'
import { startEvaluation } from './commands/start-evaluation.server.ts'
import { updateFraming } from './commands/update-framing.server.ts'
import { updateQuestion } from './commands/update-question.server.ts'
import { writeLimits } from './commands/write-limits.server.ts'
import type { Evaluation } from './evaluation-shape.ts'
import { readEvaluation } from './frozen-content.ts'
import { loadEvaluation } from './load-evaluation.server.ts'
import { getAdvicePage, getEvaluationPage, getQuestionPage, listEvaluations } from './queries.server.ts'
import { sha256Of } from './sha256.server.ts'
import { recordEvidence } from './steps.server.ts'

const db = await testDatabase()

/** The second action is restricted: the coordination sees it. */
const seeingAll = (run: () => Promise<void>) => () => withSight(everythingRestricted, run)

/** A decision of the copil, two objectives and two actions: one is to be restricted. */
async function givenPlan() {
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
type Given = Awaited<ReturnType<typeof givenPlan>>

const framing = { scope: 'Petite enfance', method: 'Enquête', calendar: 'De mai à octobre', means: '', risks: 'Aucun' }

/** Three questions, framed by the copil; open to judgements unless said otherwise. */
async function givenEvaluation(given: Given, { limits = 'Peu de réponses', isJudging = true } = {}) {
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

const partyOf = ({ memberships: [membership] }: Actor): string => membership?.partyId ?? ''
const read = async (given: Given, evaluationId: string): Promise<Evaluation> =>
  (await loadEvaluation(given.caf.db, given.ctgId, evaluationId)) ?? expect.unreachable('no evaluation')
const advise = (id: string, advice: 'stop' | 'continue' | 'adapt', version = 0) => ({
  ...{ id, advice, reason: `À ${advice}.`, version },
})

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

const recordEvidenceOf = ({ ctgId, caf }: Given, key: { readonly ctgId: string; readonly evaluationId: string }) =>
  caf.db.transaction().execute(async (tx) => {
    const work = { tx, actor: caf.actor, at: caf.at, newId: randomUUID }
    const evidence = { questionId: null, kind: 'actions', nature: 'process' as const, content: { done: 1, ctgId } }
    await recordEvidence(work, key, [evidence])
    await recordEvidence(work, key, [{ ...evidence, content: { done: 2, ctgId } }])
  })

async function frozenText(ctgId: string) {
  const row = await db
    .selectFrom('evaluation_version')
    .select((eb) => ['content_sha256 as sha256', eb.cast<string>('content', 'text').as('text')])
    .where('ctg_id', '=', ctgId)
    .executeTakeFirstOrThrow()
  return row
}

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

describe('a recommendation', () => {
  test(
    'of one party stays beside the common one; what another saved meanwhile is told at its field',
    seeingAll(async () => {
      const given = await givenPlan()
      const { caf, town, objectives, ctgId } = given
      const { key } = await givenEvaluation(given)
      const cafId = partyOf(caf.actor)
      expect(
        await recommend(caf, {
          ...key,
          rows: [advise(objectives[0], 'adapt'), { id: objectives[1], advice: '', reason: '' }],
        }),
      ).toEqual({
        changed: 1,
      })
      await recommend(caf, { ...key, partyId: cafId, rows: [advise(objectives[0], 'stop')] })
      await expect(
        recommend(town, { ...key, partyId: cafId, rows: [advise(objectives[0], 'stop')] }),
      ).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(recommend(town, { ...key, rows: [advise(objectives[0], 'continue')] })).rejects.toMatchObject({
        ...{
          code: 'evaluation.changed-meanwhile',
          fields: { [`advice-${objectives[0]}`]: expect.stringContaining('adapter') },
        },
      })
      await expect(
        recommend(caf, { ...key, rows: [{ id: objectives[0], advice: 'stop', reason: '' }] }),
      ).rejects.toThrow('raison')
      await expect(recommend(caf, { ...key, rows: [advise(randomUUID(), 'stop')] })).rejects.toMatchObject({
        kind: 'not-found',
      })
      const { recommendations, source } = await listRecommendations(caf.db, ctgId)
      expect(source?.isFrozen).toBe(false)
      expect(recommendations).toMatchObject([{ id: objectives[0], advice: 'adapt', by: null }])
      const page = await getAdvicePage(caf, key, { page: 1, voice: 'common' })
      expect(page.lines.map(({ title }) => title)).toEqual(['Objectif 0', 'Objectif 1', 'Action 0', 'Action 1'])
      expect(page.evaluation.advice).toHaveLength(2)
    }),
  )
})

describe('an evaluator from outside', () => {
  const siteUrl = 'http://localhost:3000'

  async function givenEvaluator({ ctgId, caf, as }: Given & Pick<CtgFixture, 'as'>) {
    const invited = {
      ...{ ctgId, partyId: partyOf(caf.actor), email: `${randomUUID()}@exemple.fr`, name: 'Noé Chambray', siteUrl },
      ...{ role: 'evaluator' as const, functionTitle: 'cabinet' },
    }
    await expect(inviteMember(caf, invited)).rejects.toMatchObject({ code: 'ctg.evaluator-without-end' })
    const { memberId } = await inviteMember(caf, { ...invited, until: '2027-01-31' })
    const { personId } = await db
      .selectFrom('member')
      .select('person_id as personId')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    const membership = {
      ...{ memberId, ctgId, partyId: invited.partyId, partyKind: 'caf' as const, role: 'evaluator' as const },
      ...{ themeId: null, timeZone: 'Europe/Paris' },
    }
    const actor = { personId, name: 'Noé Chambray', isPlatformAdministrator: false, memberships: [membership] }
    return { memberId, context: as(actor) }
  }

  test(
    'writes where she is invited, judges for nobody, and is told of no other party’s',
    seeingAll(async () => {
      const given = await givenPlan()
      const { key, first } = await givenEvaluation(given)
      const { memberId, context } = await givenEvaluator(given)
      const { question } = await getQuestionPage(given.caf, first)
      const note = {
        ...{ ...first, conditionId: question.conditions[0]?.id ?? '', version: 1, noted: '20', held: 'yes' as const },
      }
      await expect(noteCondition(context, note)).rejects.toMatchObject({ kind: 'forbidden' })
      expect((await getEvaluationPage(context, key)).may.note).toBe(false)
      await inviteEvaluators(given.caf, { ...key, memberIds: [memberId] })
      await noteCondition(context, note)
      expect((await getEvaluationPage(context, key)).may).toMatchObject({ note: true, lead: false })
      const judged = {
        ...first,
        partyId: partyOf(given.caf.actor),
        level: 'reached' as const,
        reasons: 'Oui.',
        lastNumber: '',
      }
      await expect(judgeQuestion(context, judged)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(inviteEvaluators(given.caf, { ...key, memberIds: [randomUUID()] })).rejects.toMatchObject({
        kind: 'not-found',
      })
    }),
  )
})
