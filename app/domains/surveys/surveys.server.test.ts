/** Surveys on a real database: prepared, answered without account, closed; what stays unread (docs/rules/surveys.md). */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { quoteSurvey } from '#app/domains/diagnosis/commands/quote-survey.server.ts'
import { getDiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addQuestion } from './commands/add-question.server.ts'
import { answerSurvey } from './commands/answer-survey.server.ts'
import { closeSurvey } from './commands/close-survey.server.ts'
import { createSurvey } from './commands/create-survey.server.ts'
import { extendSurvey } from './commands/extend-survey.server.ts'
import { moveQuestion } from './commands/move-question.server.ts'
import { openSurvey } from './commands/open-survey.server.ts'
import { removeQuestion } from './commands/remove-question.server.ts'
import { removeText } from './commands/remove-text.server.ts'
import { updateQuestion } from './commands/update-question.server.ts'
import { updateSurvey } from './commands/update-survey.server.ts'
import { countSurvey } from './count-job.server.ts'
import { surveyModels } from './models.fr.ts'
import { getSurveyPage, getSurveysPage, getTextsPage, listSurveyResults } from './queries.server.ts'
import { audiences, refusalOfConditions } from './surveys.ts'

const db = await testDatabase()

const lastDay = '2099-12-31'

/** From the model of partners: seven questions, the third hangs on the second, the last is a text. */
async function givenSurvey(ctg: CtgFixture) {
  const { ctgId, actors } = ctg
  const asTown = ctg.as(actors.townCoordinator)
  const { surveyId } = await createSurvey(asTown, { ctgId, title: 'Les partenaires', audience: 'partners' })
  const key = { ctgId, surveyId }
  const page = () => getSurveyPage(asTown, key)
  return { key, asTown, page, questions: (await page()).questions }
}

async function givenOpenSurvey(ctg: CtgFixture) {
  const survey = await givenSurvey(ctg)
  const { key, asTown } = survey
  await updateSurvey(asTown, {
    ...{ ...key, version: '1', title: 'Les partenaires', audience: 'partners', introduction: '', closesOn: lastDay },
    teamIds: [ctg.actors.townCoordinator.personId],
  })
  await openSurvey(asTown, key)
  const holder = { personId: null, name: '', memberships: [] as const, ...key }
  const answer = (answers: Record<string, string>, mayQuote = '') =>
    answerSurvey({ db, at: asTown.at, holder, requestId: randomUUID() }, { answers, mayQuote })
  return { ...survey, answer }
}

const member = { q1: '0', q2: '0', q3: '2', q4: '3', 'q6-0': 'on' }
const outside = { q1: '1', q2: '2', q4: '1', 'q6-1': 'on' }

describe('a survey in preparation', () => {
  test('starts from the model of its audience, each of which holds together', async () => {
    const { questions, page } = await givenSurvey(await givenCtg(db))
    expect(questions.map(({ label }) => label)).toEqual(surveyModels.partners.questions.map(({ label }) => label))
    expect(questions[2]?.shownIf).toEqual({ questionId: questions[1]?.id, choices: [0] })
    expect((await page()).refusalToOpen).toBe('no-last-day')
    for (const audience of audiences) {
      const ctg = await givenCtg(db)
      const context = ctg.as(ctg.actors.townCoordinator)
      const { surveyId } = await createSurvey(context, { ctgId: ctg.ctgId, title: 'Un titre', audience })
      const made = await getSurveyPage(context, { ctgId: ctg.ctgId, surveyId })
      expect(refusalOfConditions(made.questions)).toBeUndefined()
    }
  })

  test('keeps its conditions whole when a question moves or leaves', async () => {
    const { key, asTown, questions, page } = await givenSurvey(await givenCtg(db))
    const [first, parent, hanging] = questions.map(({ id }) => id)
    const ofQuestion = (questionId = '') => ({ ...key, questionId })
    await expect(moveQuestion(asTown, { ...ofQuestion(hanging), to: 'up' })).rejects.toMatchObject({
      code: 'surveys.move-breaks-condition',
    })
    await expect(removeQuestion(asTown, ofQuestion(parent))).rejects.toMatchObject({
      code: 'surveys.others-hang-on-it',
    })
    await moveQuestion(asTown, { ...ofQuestion(first), to: 'down' })
    await removeQuestion(asTown, ofQuestion(hanging))
    const after = (await page()).questions
    expect(after.slice(0, 2).map(({ id }) => id)).toEqual([parent, first])
    expect(after.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('has one question that tells who answers; what does not go together is said at its field', async () => {
    const { key, asTown, questions, page } = await givenSurvey(await givenCtg(db))
    const typed = { kind: 'one' as const, label: 'Depuis quand ?', choices: 'Un an\nPlus', isProfile: 'on' }
    await addQuestion(asTown, { ...key, ...typed })
    expect((await page()).questions.filter(({ isProfile }) => isProfile).map(({ rank }) => rank)).toEqual([8])
    const bad = { ...key, ...typed, kind: 'several' as const, choices: 'Un' }
    await expect(addQuestion(asTown, bad)).rejects.toMatchObject({
      issues: [{ path: ['choices'] }, { path: ['isProfile'] }],
    })
    const [question] = questions
    if (!question) expect.unreachable()
    const stale = { ...key, ...typed, questionId: question.id, version: '9', label: 'Ailleurs' }
    await expect(updateQuestion(asTown, stale)).rejects.toMatchObject({ kind: 'conflict' })
    const forward = `${questions[3]?.id}:0`
    await expect(
      updateQuestion(asTown, {
        ...key,
        ...typed,
        isProfile: '',
        questionId: question.id,
        version: '2',
        shownIf: forward,
      }),
    ).rejects.toMatchObject({ fields: { shownIf: expect.any(String) } })
  })

  test('names only persons of its CTG as its team', async () => {
    const ctg = await givenCtg(db)
    const stranger = await givenCtg(db)
    const { key, asTown } = await givenSurvey(ctg)
    await expect(
      updateSurvey(asTown, {
        ...{ ...key, version: '1', title: 'X', audience: 'elected', introduction: '', closesOn: lastDay },
        teamIds: [stranger.actors.reader.personId],
      }),
    ).rejects.toMatchObject({ fields: { teamIds: expect.any(String) } })
  })
})

describe('a survey answered', () => {
  test('keeps what was ticked and what was written apart, and nothing of who or when', async () => {
    const ctg = await givenCtg(db)
    const { answer, key } = await givenOpenSurvey(ctg)
    await answer({ ...member, q7: 'Zorglubin', q99: 'autre' }, 'on')
    // What makes a repeated sending count once is kept a month.
    const handled = await db
      .selectFrom('handled_request')
      .select('handled_at')
      .where('author_id', '=', key.surveyId)
      .execute()
    expect(handled.map(({ handled_at }) => handled_at.toISOString().slice(10))).toEqual(['T00:00:00.000Z'])
    const sheet = await db.selectFrom('survey_sheet').selectAll().where('ctg_id', '=', key.ctgId).execute()
    const text = await db.selectFrom('survey_text').selectAll().where('ctg_id', '=', key.ctgId).execute()
    expect(Object.keys(sheet[0] ?? {}).toSorted()).toEqual(['choices', 'ctg_id', 'id', 'survey_id'])
    expect(Object.values(sheet[0]?.choices ?? {}).toSorted()).toEqual([[0], [0], [0], [2], [3]])
    expect(text).toMatchObject([{ words: 'Zorglubin', may_quote: true }])
    expect(text[0]?.id).not.toBe(sheet[0]?.id)
    const journal = await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', key.ctgId).execute()
    expect(journal.map(({ action }) => action).toSorted()).toEqual([
      'survey.created',
      'survey.opened',
      'survey.updated',
    ])
  })

  test('says each fault at its question, refuses an empty sheet, and writes nothing then', async () => {
    const { answer, key } = await givenOpenSurvey(await givenCtg(db))
    await expect(answer({ q1: '0' })).rejects.toMatchObject({
      code: 'surveys.answers-to-review',
      fields: { q2: 'Répondez à la question 2.' },
    })
    await expect(answer({ q2: '9' })).rejects.toMatchObject({ fields: { q2: expect.any(String) } })
    const count = await db.selectFrom('survey_sheet').select('id').where('ctg_id', '=', key.ctgId).execute()
    expect(count).toEqual([])
  })

  test('shows nothing but how many, from five, until it is closed', async () => {
    const ctg = await givenCtg(db)
    const { answer, page, key } = await givenOpenSurvey(ctg)
    for (let sent = 0; sent < 4; sent++) await answer(member)
    expect(await page()).toMatchObject({ received: null, results: null })
    await answer(member)
    expect(await page()).toMatchObject({ received: 5, results: null })
    expect((await getSurveysPage(ctg.as(ctg.actors.reader), key.ctgId)).surveys).toMatchObject([{ answers: 5 }])
    await expect(getTextsPage(ctg.as(ctg.actors.cafCoordinator), key)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('a survey closed', () => {
  async function givenClosed() {
    const ctg = await givenCtg(db)
    const survey = await givenOpenSurvey(ctg)
    for (let sent = 0; sent < 12; sent++)
      await survey.answer({ ...member, ...(sent === 0 && { q7: 'Zorglubin' }) }, 'on')
    for (let sent = 0; sent < 7; sent++) await survey.answer(outside)
    for (let sent = 0; sent < 3; sent++) await survey.answer({ ...outside, q4: '0', q7: 'Zorglubine' })
    await closeSurvey(survey.asTown, survey.key)
    return { ...survey, ctg }
  }
  async function givenCounted() {
    const closed = await givenClosed()
    await countSurvey(db, closed.key)
    return closed
  }

  test('takes no more answers while a job counts them, which may be asked again once it is late', async () => {
    const { page, key, answer, asTown } = await givenClosed()
    expect(await page()).toMatchObject({ survey: { stage: 'counting' }, received: 22, results: null })
    await expect(answer(member)).rejects.toMatchObject({ code: 'surveys.survey-closed' })
    await expect(closeSurvey(asTown, key)).rejects.toMatchObject({ code: 'surveys.already-counting' })
    await expect(extendSurvey(asTown, { ...key, closesOn: lastDay })).rejects.toMatchObject({
      code: 'surveys.not-open',
    })
    expect(await listSurveyResults(db, key.ctgId)).toEqual([])
    await closeSurvey({ ...asTown, at: new Date(asTown.at.getTime() + 11 * 60_000) }, key)
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from graphile_worker._private_jobs where key = ${`count-survey:${key.surveyId}`}`.execute(
      db,
    )
    expect(rows).toEqual([{ waiting: 1 }])
  })

  test('is counted once, though two nodes do it together and a third comes after', async () => {
    const { page, key } = await givenClosed()
    await Promise.all([countSurvey(db, key), countSurvey(db, key)])
    expect(await page()).toMatchObject({ survey: { state: 'closed' }, results: { answers: 22 } })
    const { released } = await db
      .selectFrom('survey')
      .select('released')
      .where('ctg_id', '=', key.ctgId)
      .executeTakeFirstOrThrow()
    await countSurvey(db, key)
    const again = await db.selectFrom('survey').select('released').where('ctg_id', '=', key.ctgId).executeTakeFirst()
    expect(again?.released).toEqual(released)
  })

  test('tells its results, masks the small ones, and keeps no sheet', async () => {
    const { page, key, answer, asTown } = await givenCounted()
    const { results } = await page()
    expect(results?.answers).toBe(22)
    expect(results?.questions[0]?.choices.slice(0, 2)).toMatchObject([{ count: 12 }, { count: 10 }])
    const agreement = results?.questions.find(({ rank }) => rank === 4)
    expect(agreement?.choices[0]).toMatchObject({ count: 'secret', sharePercent: null })
    expect(agreement?.choices[1]?.count).toBe('secret')
    const left = await db.selectFrom('survey_sheet').select('id').where('ctg_id', '=', key.ctgId).execute()
    expect(left).toEqual([])
    expect(await listSurveyResults(db, key.ctgId)).toMatchObject([{ title: 'Les partenaires', answers: 22 }])
    await expect(answer(member)).rejects.toMatchObject({ code: 'surveys.survey-closed' })
    await expect(closeSurvey(asTown, key)).rejects.toMatchObject({ code: 'surveys.not-open' })
    await expect(openSurvey(asTown, key)).rejects.toMatchObject({ code: 'surveys.not-draft' })
  })

  test('gives its texts to its team alone, who quotes with consent, once, and erases', async () => {
    const { ctg, key, asTown } = await givenCounted()
    const asCaf = ctg.as(ctg.actors.cafCoordinator)
    const texts = (await getTextsPage(asTown, key)).questions.flatMap((question) => question.texts)
    expect(texts.map(({ words }) => words).toSorted()).toEqual(['Zorglubin', 'Zorglubine', 'Zorglubine', 'Zorglubine'])
    const agreed = texts.find(({ mayQuote }) => mayQuote)?.id ?? ''
    const silent = texts.find(({ mayQuote }) => !mayQuote)?.id ?? ''
    const quote = { ...key, themeId: ctg.early.id, text: 'On se connaît mieux.' }
    await expect(quoteSurvey(asCaf, { ...quote, textId: agreed })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(removeText(asCaf, { ...key, textId: silent })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(quoteSurvey(asTown, { ...quote, textId: silent })).rejects.toMatchObject({
      code: 'surveys.no-consent',
    })
    await quoteSurvey(asTown, { ...quote, textId: agreed })
    await expect(quoteSurvey(asTown, { ...quote, textId: agreed })).rejects.toMatchObject({
      code: 'surveys.already-quoted',
    })
    const { themes } = await getDiagnosisForDocument(db, key.ctgId)
    expect(themes.flatMap(({ testimonies }) => testimonies)).toMatchObject([
      { kind: 'survey', text: 'On se connaît mieux.', source: 'Enquête « Les partenaires » auprès des partenaires' },
    ])
    await removeText(asTown, { ...key, textId: silent })
    await expect(removeText(asTown, { ...key, textId: silent })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is nowhere for another CTG', async () => {
    const { key } = await givenClosed()
    const other = await givenCtg(db)
    const stranger = other.as(other.actors.townCoordinator)
    const misplaced = { ctgId: other.ctgId, surveyId: key.surveyId }
    await expect(getSurveyPage(stranger, key)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getSurveyPage(stranger, misplaced)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getTextsPage(stranger, misplaced)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(closeSurvey(stranger, misplaced)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
