/** Parts of commands that higher slices call inside their own transaction: the words of an answer become a testimony. */
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { surveyLabels as t } from './labels.fr.ts'
import { isOfTeam } from './permissions.ts'
import { lockSurvey, type SurveyKey } from './store.server.ts'
import { refusalToReadTexts } from './surveys.ts'

/** The survey of a text, for who is of its team. @throws DomainError not-found, also for who is not: she is told of no text */
export async function lockTeamSurvey(work: Work, key: SurveyKey) {
  const survey = await lockSurvey(work, key)
  return { ...survey, isReader: isOfTeam(work.actor, survey) }
}

type Quoted = SurveyKey & { readonly textId: string }

/**
 * Notes that a text was quoted, once, with the consent of who wrote it.
 * @returns where the words come from, as a testimony says it
 * @throws DomainError not-found | conflict
 */
export async function quoteText(work: Work, { textId, ...key }: Quoted): Promise<{ readonly source: string }> {
  const survey = await lockSurvey(work, key)
  refuse('surveys', refusalToReadTexts(survey))
  const row = await work.tx
    .selectFrom('survey_text')
    .select(['may_quote as mayQuote', 'quoted_at as quotedAt'])
    .where('ctg_id', '=', key.ctgId)
    .where('survey_id', '=', key.surveyId)
    .where('id', '=', textId)
    .forUpdate()
    .executeTakeFirst()
  const text = found(row, 'surveys.text-not-found')
  if (!text.mayQuote) throw new DomainError('conflict', 'surveys.no-consent')
  if (text.quotedAt) throw new DomainError('conflict', 'surveys.already-quoted')
  await work.tx
    .updateTable('survey_text')
    .set({ quoted_at: work.at })
    .where('ctg_id', '=', key.ctgId)
    .where('survey_id', '=', key.surveyId)
    .where('id', '=', textId)
    .execute()
  return { source: t.texts.source(survey.title, survey.audience) }
}
