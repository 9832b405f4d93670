/** Loads, locks and writes for the commands of the slice. Every statement carries the CTG's id. */
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import { mostQuestions, type Question, refusalOfConditions } from './surveys.ts'

type WithTx = Pick<Work, 'tx'>
export type SurveyKey = { readonly ctgId: string; readonly surveyId: string }

/** Locks a survey until commit, with its team. @throws DomainError not-found */
export async function lockSurvey({ tx }: WithTx, { ctgId, surveyId }: SurveyKey) {
  const row = await rowsOf(tx, 'survey', { ctg_id: ctgId, id: surveyId })
    .select(['id', 'title', 'audience', 'introduction', 'closes_on as closesOn', 'state', 'version'])
    .select('counting_since as countingSince')
    .forUpdate()
    .executeTakeFirst()
  const survey = found(row, 'surveys.survey-not-found')
  const team = await rowsOf(tx, 'survey_team', { ctg_id: ctgId, survey_id: surveyId })
    .select(['person_id as personId'])
    .limit(50)
    .execute()
  return { ctgId, surveyId, ...survey, teamIds: team.map(({ personId }) => personId) }
}

/** Questions of a survey in their order. The caller has checked the right to read. */
export async function listQuestions(db: Reader, { ctgId, surveyId }: SurveyKey) {
  const rows = await rowsOf(db, 'survey_question', { ctg_id: ctgId, survey_id: surveyId })
    .select(['id', 'rank', 'kind', 'label', 'hint', 'choices', 'is_required as isRequired', 'is_profile as isProfile'])
    .select(['shown_if_question_id as shownIfQuestionId', 'shown_if_choices as shownIfChoices', 'version'])
    .orderBy('rank')
    .limit(mostQuestions)
    .execute()
  return rows.map(({ shownIfQuestionId, shownIfChoices, ...question }) => ({
    ...question,
    shownIf: shownIfQuestionId === null ? null : { questionId: shownIfQuestionId, choices: shownIfChoices },
  }))
}

/** Only persons who act in this CTG are of a team. @throws DomainError invalid */
export async function writeTeam(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  { ctgId, surveyId }: SurveyKey,
  teamIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(teamIds)]
  if (wanted.length > 0) {
    const known = await rowsOf(tx, 'member', { ctg_id: ctgId })
      .select(['person_id'])
      .distinct()
      .where('person_id', 'in', wanted)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', at.toISOString().slice(0, 10))]))
      .limit(50)
      .execute()
    if (known.length < wanted.length)
      throw new DomainError('invalid', 'surveys.not-a-member', {
        teamIds: inputLabels.notMember,
      })
  }
  await tx.deleteFrom('survey_team').where('ctg_id', '=', ctgId).where('survey_id', '=', surveyId).execute()
  await addRows(
    tx,
    'survey_team',
    wanted.map((personId) => ({ ctg_id: ctgId, survey_id: surveyId, person_id: personId })),
  )
}

/** Its columns, but its place. */
export const questionColumns = (question: Omit<Question, 'id' | 'rank'>) => ({
  ...{ kind: question.kind, label: question.label, hint: question.hint, choices: [...question.choices] },
  ...{ is_required: question.isRequired, is_profile: question.isProfile },
  shown_if_question_id: question.shownIf?.questionId ?? null,
  shown_if_choices: [...(question.shownIf?.choices ?? [])],
})

const conditionField: Readonly<Record<string, string>> = {
  'condition-forward': inputLabels.conditionComesBefore,
  'condition-not-single': inputLabels.conditionOfOneAnswer,
  'condition-no-choice': inputLabels.someAnswers,
}

/** @throws DomainError invalid at the field, of a question typed */
export function requireCondition(questions: readonly Question[]): void {
  const refusal = refusalOfConditions(questions)
  if (refusal) throw new DomainError('invalid', `surveys.${refusal}`, { shownIf: conditionField[refusal] ?? '' })
}

/** A survey has at most one profile question: the mark is taken off the others. */
export async function keepOneProfile({ tx }: WithTx, { ctgId, surveyId }: SurveyKey): Promise<void> {
  await rowsOf(tx, 'survey_question', { ctg_id: ctgId, survey_id: surveyId, is_profile: true }).update((eb) => ({
    is_profile: false,
    version: eb('version', '+', 1),
  }))
}
