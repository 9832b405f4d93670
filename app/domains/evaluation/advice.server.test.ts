import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { listRecommendations } from '#app/domains/renewal/recommendations.server.ts'
import type { CtgFixture } from '#test/ctg-fixture.server.ts'
import { inviteEvaluators } from './commands/invite-evaluators.server.ts'
import { judgeQuestion } from './commands/judge-question.server.ts'
import { noteCondition } from './commands/note-condition.server.ts'
import { recommend } from './commands/recommend.server.ts'
import {
  advise,
  db,
  type GivenPlan,
  givenEvaluation,
  givenPlan,
  partyOf,
  seeingAll,
} from './evaluation.fixture.server.ts'
import { getAdvicePage, getEvaluationPage, getQuestionPage } from './queries.server.ts'

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

  async function givenEvaluator({ ctgId, caf, as }: GivenPlan & Pick<CtgFixture, 'as'>) {
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
      expect((await getEvaluationPage(context, key)).may).toMatchObject({ note: true, lead: false, recommend: false })
      expect((await getEvaluationPage(given.caf, key)).may.recommend).toBe(true)
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
