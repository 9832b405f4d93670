/** What the pages of surveys read. Every function starts from the actor, but those of the public link and of what is above. */
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize, found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { FoundSurvey } from './door.server.ts'
import { isOfTeam, surveysPermissions } from './permissions.ts'
import { readResults, type SurveyResults } from './results.ts'
import { findSurvey, listPersons, listReleased, listSurveys, listTeam } from './rows.server.ts'
import { countSheets } from './sheets.server.ts'
import { listQuestions, type SurveyKey } from './store.server.ts'
import {
  type Audience,
  isCountingLate,
  isText,
  leastShown,
  mostTextsShown,
  numberOf,
  refusalToAnswer,
  refusalToOpen,
  stageOf,
} from './surveys.ts'

/** @throws DomainError not-found for a stranger */
export async function getSurveysPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const surveys = await listSurveys(db, ctgId)
  return {
    ctgId,
    surveys: surveys.map((survey) => ({ ...survey, stage: stageOf(survey, today) })),
    may: { lead: allows(surveysPermissions.lead, actor, { ctgId }) },
  }
}
export type SurveysPageData = Awaited<ReturnType<typeof getSurveysPage>>

/** One survey: what prepares it, its link, its results. @throws DomainError not-found */
export async function getSurveyPage(context: Context, key: SurveyKey) {
  const { db, actor } = context
  const { ctgId } = key
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [row, questions, team, persons, received] = await Promise.all([
    findSurvey(db, key),
    listQuestions(db, key),
    listTeam(db, key),
    listPersons(db, ctgId, today),
    countSheets(db, key),
  ])
  const { released, closedAt, ...survey } = found(row, 'surveys.survey-not-found')
  return {
    ctgId,
    survey: { ...survey, stage: stageOf(survey, today) },
    questions,
    team,
    persons,
    received: received >= leastShown ? received : null,
    closedOn: closedAt && parisDay(closedAt),
    results: released && readResults(questions, released),
    hasTexts: questions.some(({ kind }) => isText(kind)),
    isCountingLate: isCountingLate(survey, context.at),
    refusalToOpen: refusalToOpen({ ...survey, teamSize: team.length }, questions, today) ?? null,
    may: {
      lead: allows(surveysPermissions.lead, actor, { ctgId }),
      readTexts: isOfTeam(actor, { teamIds: team.map(({ id }) => id) }),
    },
  }
}
export type SurveyPageData = Awaited<ReturnType<typeof getSurveyPage>>

/** The results that left, to take away. @throws DomainError not-found, also before it is closed */
export async function getResultsFile({ db, actor }: Context, key: SurveyKey): Promise<SurveyResults> {
  requireMembership(actor, key.ctgId)
  const [row, questions] = await Promise.all([findSurvey(db, key), listQuestions(db, key)])
  return readResults(questions, found(row?.released ?? undefined, 'surveys.survey-not-found'))
}

/** What its poster says, for who may see the survey. @throws DomainError not-found, conflict while it has no link */
export async function getPosterFacts(context: Context, key: SurveyKey) {
  requireMembership(context.actor, key.ctgId)
  requireRight(context.actor, surveysPermissions.lead, key, 'surveys.lead')
  const [row, ctg] = await Promise.all([
    findSurvey(context.db, key),
    context.db.selectFrom('ctg').select('name').where('id', '=', key.ctgId).executeTakeFirst(),
  ])
  const survey = found(row, 'surveys.survey-not-found')
  return {
    ctgName: found(ctg, 'ctg.not-found').name,
    title: survey.title,
    introduction: survey.introduction,
    closesOn: survey.closesOn,
    token: found(survey.token ?? undefined, 'surveys.not-open'),
  }
}

/** The texts of a survey, for its team alone, once it is closed. @throws DomainError not-found, forbidden */
export async function getTextsPage({ db, actor }: Context, key: SurveyKey) {
  const { ctgId, surveyId } = key
  requireMembership(actor, ctgId)
  const [row, questions, team, themes] = await Promise.all([
    findSurvey(db, key),
    listQuestions(db, key),
    listTeam(db, key),
    listThemes(db, ctgId),
  ])
  const { title, state } = found(row, 'surveys.survey-not-found')
  authorize(isOfTeam(actor, { teamIds: team.map(({ id }) => id) }), 'surveys.read-texts')
  const isClosed = state === 'closed'
  const texts = isClosed
    ? await rowsOf(db, 'survey_text', { ctg_id: ctgId, survey_id: surveyId })
        .select(['id', 'question_id as questionId', 'words', 'may_quote as mayQuote', 'quoted_at as quotedAt'])
        // Ids are drawn at random: neither when nor after whom.
        .orderBy('id')
        .limit(mostTextsShown + 1)
        .execute()
    : []
  const shown = texts.slice(0, mostTextsShown)
  return {
    ...{ ctgId, surveyId, title, isClosed, mayTreat: actingIn(actor, ctgId) !== undefined },
    questions: questions.flatMap(({ id, rank, label, kind }) =>
      isText(kind)
        ? [
            {
              ...{ id, number: numberOf(questions, rank), label },
              texts: shown.flatMap(({ questionId, quotedAt, ...text }) =>
                questionId === id ? [{ ...text, isQuoted: quotedAt !== null }] : [],
              ),
            },
          ]
        : [],
    ),
    themes: themes.map(({ id, name }) => ({ id, name })),
    isCut: texts.length > mostTextsShown,
  }
}
export type TextsPageData = Awaited<ReturnType<typeof getTextsPage>>

/** What the link shows: the questions, while it is open. */
export async function getGuestPage({ db, at }: { readonly db: Reader; readonly at: Date }, survey: FoundSurvey) {
  const { surveyId, ctgId, title, introduction, ctgName, closesOn, token } = survey
  const today = parisDay(at)
  const isOpen = survey.archivedAt === null && refusalToAnswer(survey, today, 0) === undefined
  const [questions, team] = isOpen
    ? await Promise.all([listQuestions(db, { ctgId, surveyId }), listTeam(db, { ctgId, surveyId })])
    : [[], []]
  return { title, introduction, ctgName, closesOn, token, isOpen, questions, teamNames: team.map(({ name }) => name) }
}
export type GuestPageData = Awaited<ReturnType<typeof getGuestPage>>

/** Results that left, as data, for what is above: an evaluation, a document. */
export type ReleasedResults = SurveyResults & {
  readonly surveyId: string
  readonly title: string
  readonly audience: Audience
  readonly closedOn: string
}

/** Results of the closed surveys of a CTG, the last closed first; the caller has checked the right to read. One statement. */
export async function listSurveyResults(db: Reader, ctgId: string): Promise<readonly ReleasedResults[]> {
  const surveys = await listReleased(db, ctgId)
  return surveys.map(({ id, title, audience, closedOn, questions, tables }) => ({
    ...{ surveyId: id, title, audience, closedOn },
    ...readResults(questions, tables),
  }))
}
