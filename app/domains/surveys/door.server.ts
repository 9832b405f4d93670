/**
 * The door of a survey: whoever has its link reads its questions and answers, nothing else of the CTG; nothing is asked nor kept
 * of who comes. Rules: docs/rules/surveys.md §3.
 */
import type { Reader } from '#app/kernel/database.server.ts'
import type { CtgDoorHolder, SendingDoor } from '#app/kernel/door.ts'
import { surveyClosed } from './labels.fr.ts'
import { surveyLimits } from './surveys.ts'

/** The token is the key: what it finds says which CTG, and every other statement carries it. */
const findByToken = (db: Reader, token: string) =>
  db
    .selectFrom('survey')
    .innerJoin('ctg', 'ctg.id', 'survey.ctg_id')
    .select(['survey.id as surveyId', 'survey.ctg_id as ctgId', 'survey.title', 'survey.introduction', 'survey.state'])
    .select(['survey.closes_on as closesOn', 'survey.token', 'ctg.name as ctgName'])
    .select(['survey.counting_since as countingSince', 'ctg.archived_at as archivedAt'])
    .where('survey.token', '=', token)
    .executeTakeFirst()

export type FoundSurvey = NonNullable<Awaited<ReturnType<typeof findByToken>>>
export type SurveyGuest = CtgDoorHolder & { readonly surveyId: string }

export const surveyDoor: SendingDoor<FoundSurvey, SurveyGuest> = {
  secret: 'surveyToken',
  find: findByToken,
  unknown: 'surveys.survey-not-found',
  guess: surveyLimits.guess,
  closed: surveyClosed,
  holderOf: ({ ctgId, surveyId }) => ({ personId: null, name: '', memberships: [], ctgId, surveyId }),
  senderOf: ({ surveyId }, clientAddress) => `${surveyId} ${clientAddress}`,
}
