/** A survey in preparation, one open, one closed with a text, for the CTG with one of everything. */
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = {
  readonly ctgId: string
  readonly ids: Readonly<
    Record<
      'survey' | 'openSurvey' | 'closedSurvey' | 'surveyQuestion' | 'secondQuestion' | 'textQuestion' | 'surveyText',
      string
    >
  >
  /** Of the team of each. */
  readonly personId: string
}

/** Twelve answered; of their choices one hides the other. */
const released = (questionId: string): ReleasedTable => ({
  ...{ version: 1, universe: 'survey', areZerosShown: true },
  rule: { unit: 'réponses', threshold: 5, protection: 2 },
  rows: [{ id: 'all', label: 'Ensemble', parentId: null }],
  columns: [
    { id: 'all', label: 'Ensemble', parentId: null },
    { id: `${questionId}:answered`, label: 'Ont répondu', parentId: 'all' },
    { id: `${questionId}:none`, label: 'Sans réponse', parentId: 'all' },
    { id: `${questionId}:0`, label: 'Oui', parentId: `${questionId}:answered` },
    { id: `${questionId}:1`, label: 'Non', parentId: `${questionId}:answered` },
  ],
  cells: [[12, 12, 0, 'secret', 'secret']],
})

/** @returns the token of the open one */
export async function insertSurveys(db: Database, { ctgId, ids, personId }: Asked): Promise<string> {
  const token = makeLinkToken().slice(0, 22)
  const made = { ctg_id: ctgId, created_by: 'Une personne', created_at: testInstant, closes_on: '2099-12-31' }
  await db
    .insertInto('survey')
    .values([
      { ...made, id: ids.survey, title: 'Les familles des Agnettes', audience: 'families' },
      {
        ...{ ...made, id: ids.openSurvey, title: 'Les partenaires', audience: 'partners' },
        ...{ state: 'open', opened_at: testInstant, token },
      },
      {
        ...{ ...made, id: ids.closedSurvey, title: 'Les élus', audience: 'elected', state: 'closed' },
        ...{ opened_at: testInstant, token: makeLinkToken().slice(0, 22), closed_at: testInstant, answer_count: 12 },
        released: JSON.stringify([released(ids.textQuestion)]),
      },
    ])
    .execute()
  const surveyIds = [ids.survey, ids.openSurvey, ids.closedSurvey]
  await db
    .insertInto('survey_team')
    .values(surveyIds.map((id) => ({ ctg_id: ctgId, survey_id: id, person_id: personId })))
    .execute()
  const question = { ctg_id: ctgId, kind: 'one' as const, choices: ['Oui', 'Non'] }
  await db
    .insertInto('survey_question')
    .values([
      { ...question, survey_id: ids.survey, id: ids.surveyQuestion, rank: 1, label: 'Avez-vous des enfants ?' },
      { ...question, survey_id: ids.survey, id: ids.secondQuestion, rank: 2, label: 'Un service vous a-t-il manqué ?' },
      {
        ...question,
        survey_id: ids.openSurvey,
        id: ids.surveyQuestion,
        rank: 1,
        label: 'Êtes-vous invité aux réunions ?',
      },
      { ...question, survey_id: ids.closedSurvey, id: ids.textQuestion, rank: 1, label: 'Siégez-vous au copil ?' },
      {
        ...{ ...question, survey_id: ids.closedSurvey, id: ids.surveyQuestion, rank: 2, kind: 'long', choices: [] },
        label: 'Qu’attendez-vous ?',
      },
    ])
    .execute()
  await db
    .insertInto('survey_text')
    .values({
      ...{ ctg_id: ctgId, survey_id: ids.closedSurvey, id: ids.surveyText, question_id: ids.surveyQuestion },
      ...{ words: 'Des horaires plus larges.', may_quote: true },
    })
    .execute()
  return token
}
