/** Parts of commands that higher slices call inside their own transaction: the words of an answer become a testimony. */
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
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

type QuotedText = SurveyKey & { readonly textId: string }

/**
 * Notes that a text was quoted, once, with the consent of who wrote it.
 * @returns where the words come from, as a testimony says it
 * @throws DomainError not-found | conflict
 */
export async function quoteText(work: Work, { textId, ...key }: QuotedText): Promise<{ readonly source: string }> {
  const survey = await lockSurvey(work, key)
  refuse('surveys', refusalToReadTexts(survey))
  const row = await rowsOf(work.tx, 'survey_text', { ctg_id: key.ctgId, survey_id: key.surveyId, id: textId }).lock([
    'may_quote as mayQuote',
    'quoted_at as quotedAt',
  ])
  const text = found(row, 'surveys.text-not-found')
  if (!text.mayQuote) throw new DomainError('conflict', 'surveys.no-consent')
  if (text.quotedAt) throw new DomainError('conflict', 'surveys.already-quoted')
  await rowsOf(work.tx, 'survey_text', { ctg_id: key.ctgId, survey_id: key.surveyId, id: textId }).update({
    quoted_at: work.at,
  })
  return { source: t.texts.source(survey.title, survey.audience) }
}
