import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freezeEvaluation } from '#app/domains/evaluation/commands/freeze-evaluation.server.ts'
import { getQuestionEvidence } from '#app/domains/evaluation/evidence/queries.server.ts'
import { getQuestionPage } from '#app/domains/evaluation/queries.server.ts'
import { requestReport } from '#app/domains/evaluation/report/commands/request-report.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { addProposal } from './commands/add-proposal.server.ts'
import { addWorkshopGroup } from './commands/add-workshop-group.server.ts'
import { keepWorkshop } from './commands/keep-workshop.server.ts'
import { makeFinding } from './commands/make-finding.server.ts'
import { openWorkshop } from './commands/open-workshop.server.ts'
import { proposeAsGuest } from './commands/propose-as-guest.server.ts'
import { setWorkshopState } from './commands/set-workshop-state.server.ts'
import { workshopDoor } from './door.server.ts'
import { getWorkshopPage, getWorkshopsPage } from './queries.server.ts'
import { getQuestionWorkshops } from './question-queries.server.ts'

const db = await testDatabase()
let app: TestApp
beforeAll(async () => {
  app = await openTestApp(db)
})
afterAll(() => app.close())

async function given() {
  const ctg = await givenFullCtg(db)
  const { ctgId, ids, themeId } = ctg
  const by = (who: keyof FullCtg['actors']) => ctg.as(ctg.actors[who])
  const question = { ctgId, questionId: ids.evaluationQuestion }
  const opening = {
    ctgId,
    themeId,
    meetingId: '',
    evaluationQuestionId: ids.evaluationQuestion,
    question: 'Accueille-t-on mieux ?',
  }
  const { workshopId } = await openWorkshop(by('townCoordinator'), opening)
  return { ...ctg, by, question, opening, key: { ctgId, workshopId } }
}

const close = async ({ by, key }: Awaited<ReturnType<typeof given>>) =>
  setWorkshopState(by('townCoordinator'), { ...key, isOpen: '' })

describe('a workshop on a question of the evaluation', () => {
  test('gathers opinions, of members and of who comes by the code; without one, it says so at its field', async () => {
    const ctg = await given()
    const { by, key } = ctg
    await expect(addProposal(by('lead'), { ...key, what: 'Sans avis' })).rejects.toMatchObject({
      code: 'journey.level-missing',
      fields: { level: expect.stringContaining('non jugé') },
    })
    await addProposal(by('lead'), { ...key, what: 'Vingt places ouvertes', level: 'rather' })
    const { workshop } = await getWorkshopPage(by('lead'), key)
    const found = (await workshopDoor.find(db, workshop.joinCode, testInstant)) ?? expect.unreachable('no workshop')
    const guest = { db, at: testInstant, holder: workshopDoor.holderOf(found) }
    await expect(proposeAsGuest(guest, { what: 'Sans avis', byName: 'Un parent' })).rejects.toMatchObject({
      code: 'journey.level-missing',
    })
    await proposeAsGuest(guest, { what: 'Le soir, personne', byName: 'Un parent', level: 'partly' })
    const { proposals, isJudging } = await getWorkshopPage(by('lead'), key)
    expect(isJudging).toBe(true)
    expect(Object.fromEntries(proposals.map(({ what, level }) => [what, level]))).toEqual({
      'Vingt places ouvertes': 'rather',
      'Le soir, personne': 'partly',
    })
  })

  test('an ordinary one writes no level, whatever is sent', async () => {
    const { ctgId, ids, by } = await given()
    const board = { ctgId, workshopId: ids.workshop }
    const { proposalId } = await addProposal(by('lead'), { ...board, what: 'Ouvrir plus tôt', level: 'reached' })
    const { proposals } = await getWorkshopPage(by('lead'), board)
    expect(proposals.find(({ id }) => id === proposalId)?.level).toBeNull()
  })

  test('closed, its opinions are kept with the question without a name, then printed and frozen', async () => {
    const ctg = await given()
    const { by, key, question, ids, ctgId } = ctg
    const { proposalId } = await addProposal(by('lead'), { ...key, what: 'Vingt places ouvertes', level: 'rather' })
    await addWorkshopGroup(by('contributor'), { ...key, title: 'Des horaires', proposalId })
    await addProposal(by('contributor'), { ...key, what: 'Le soir, personne', level: 'partly' })
    await expect(keepWorkshop(by('townCoordinator'), key)).rejects.toMatchObject({
      code: 'journey.workshop-still-open',
    })
    await close(ctg)
    await keepWorkshop(by('townCoordinator'), key)
    const { evaluation } = await getQuestionPage(by('lead'), question)
    const { room } = await getQuestionEvidence(by('lead'), evaluation, question.questionId)
    expect(room?.workshops).toMatchObject([
      {
        groups: [
          { title: 'Des horaires', counts: { rather: 1 } },
          { title: '', counts: { partly: 1 } },
        ],
      },
    ])
    const names = [ctg.actors.lead.name, ctg.actors.contributor.name]
    expect(names.filter((name) => JSON.stringify(room?.workshops).includes(name))).toEqual([])
    await freezeEvaluation(by('cafCoordinator'), { ctgId, evaluationId: ids.evaluation, decisionId: '' })
    await expect(keepWorkshop(by('townCoordinator'), key)).rejects.toMatchObject({ code: 'evaluation.frozen' })
    await requestReport(by('cafCoordinator'), { ctgId, evaluationId: ids.evaluation })
    const report = await db
      .selectFrom('evaluation_report')
      .select('content')
      .where('ctg_id', '=', ctgId)
      .where('evaluation_id', '=', ids.evaluation)
      .where('is_final', '=', true)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(report.content)).toContain('« Le soir, personne »')
  })

  test('is opened once the note is framed, and on a question of this CTG alone', async () => {
    const { by, opening, ctgId, ids } = await given()
    const other = await givenFullCtg(db)
    await expect(
      openWorkshop(by('townCoordinator'), { ...opening, evaluationQuestionId: other.ids.evaluationQuestion }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await db
      .updateTable('evaluation')
      .set({ stage: 'framing' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.evaluation)
      .execute()
    const before = await getWorkshopsPage(by('townCoordinator'), { ctgId, meetingId: null })
    await expect(openWorkshop(by('townCoordinator'), opening)).rejects.toMatchObject({ code: 'evaluation.wrong-stage' })
    expect(await getWorkshopsPage(by('townCoordinator'), { ctgId, meetingId: null })).toEqual(before)
  })

  test('may be of the whole convention: who is tied to a theme leads none, and no finding is made of it', async () => {
    const { by, opening, ctgId } = await given()
    const whole = { ...opening, themeId: '' }
    await expect(openWorkshop(by('earlyOfficer'), whole)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(openWorkshop(by('townCoordinator'), { ...whole, evaluationQuestionId: '' })).rejects.toMatchObject({
      code: 'journey.theme-missing',
      fields: { themeId: expect.stringContaining('thème') },
    })
    const { workshopId } = await openWorkshop(by('townCoordinator'), whole)
    const key = { ctgId, workshopId }
    const { proposalId } = await addProposal(by('bodyMember'), { ...key, what: 'On se parle mieux', level: 'reached' })
    const page = await getWorkshopPage(by('townCoordinator'), key)
    expect([page.workshop.themeName, page.may.lead, page.may.makeFinding]).toEqual([null, true, false])
    const turned = { ...key, groupId: '', proposalId, kind: 'strength' as const }
    await expect(makeFinding(by('townCoordinator'), turned)).rejects.toMatchObject({
      code: 'journey.finding-without-theme',
    })
    const { workshops } = await getWorkshopsPage(by('townCoordinator'), { ctgId, meetingId: null })
    expect(workshops.find(({ id }) => id === workshopId)?.themeName).toBeNull()
    const notices = await db
      .selectFrom('notice')
      .select('person_id')
      .where('ctg_id', '=', ctgId)
      .where('subject_id', '=', workshopId)
      .execute()
    expect(notices.map(({ person_id }) => person_id)).toContain(by('bodyMember').actor.personId)
  })

  test('a party judges from the board as from the question: one judgement', async () => {
    const { by, key, question, partyId, actors, ctgId } = await given()
    const cookie = await app.signIn(actors.townCoordinator)
    const url = `/ctg/${ctgId}/ateliers/${key.workshopId}`
    const form = {
      intent: 'judge-question',
      ...question,
      partyId,
      level: 'partly',
      reasons: 'Dit à l’atelier.',
      lastNumber: '',
    }
    expect((await app.post(url, { ...form, requestId: 'judged-1' }, cookie)).status).toBe(303)
    const page = await getQuestionPage(by('lead'), question)
    expect(page.question.judgements).toMatchObject([{ partyId, level: 'partly', reasons: 'Dit à l’atelier.' }])
    const html = await (await app.get(url, cookie)).text()
    expect([html.includes('Vingt places ouvertes'), html.includes('Dit à l’atelier.')]).toEqual([true, true])
    const { workshops, mayLead } = await getQuestionWorkshops(by('townCoordinator'), question)
    expect([workshops.map(({ id }) => id), mayLead]).toEqual([[key.workshopId], true])
  })
})
