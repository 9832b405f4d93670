/** Answers as they come, until they are counted. Nothing here says who, when, nor from where. Rules: docs/rules/surveys.md §3. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import type { GuestWork } from '#app/kernel/guest-command.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { SurveyGuest } from './door.server.ts'
import type { SurveyKey } from './store.server.ts'
import { type Choices, mostAnswers, type ReadAnswers } from './surveys.ts'

/** What each person ticked, in no order. */
export async function listSheets(db: Reader, { ctgId, surveyId }: SurveyKey): Promise<readonly Choices[]> {
  const { rows } = await sql<{ readonly choices: Choices }>`
    select choices from survey_sheet where ctg_id = ${ctgId} and survey_id = ${surveyId} limit ${mostAnswers}`.execute(
    db,
  )
  return rows.map(({ choices }) => choices)
}

export const countSheets = (db: Reader, { ctgId, surveyId }: SurveyKey): Promise<number> =>
  rowsOf(db, 'survey_sheet', { ctg_id: ctgId, survey_id: surveyId }).count()

/** The sheet and the texts, under ids that do not tie one to the other. */
export async function writeSheet(
  { tx, newId, actor }: GuestWork<SurveyGuest>,
  { choices, texts }: ReadAnswers,
  mayQuote: boolean,
): Promise<void> {
  const key = { ctg_id: actor.ctgId, survey_id: actor.surveyId }
  await addRows(tx, 'survey_sheet', { ...key, id: newId(), choices: JSON.stringify(choices) })
  await addRows(
    tx,
    'survey_text',
    texts.map(({ questionId, words }) => ({
      ...{ ...key, id: newId(), question_id: questionId, words, may_quote: mayQuote },
    })),
  )
}
