/** What the pages and documents read of surveys, each in one statement. The caller has checked the right to read. */
import { type RawBuilder, sql } from 'kysely'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { SurveyKey } from './store.server.ts'
import { type Audience, leastShown, mostQuestions, type Question, type SurveyState } from './surveys.ts'

export type SurveyLine = {
  readonly id: string
  readonly title: string
  readonly audience: Audience
  readonly state: SurveyState
  readonly closesOn: string | null
  readonly countingSince: Date | null
  /** Null under five, and before it is open. */
  readonly answers: number | null
}

/** Surveys of a CTG, the latest first, a hundred at most. */
export async function listSurveys(db: Reader, ctgId: string): Promise<readonly SurveyLine[]> {
  const { rows } = await sql<SurveyLine>`
    select id, title, audience, state, closes_on as "closesOn", counting_since as "countingSince", case when answers >= ${leastShown} then answers end as answers
    from survey cross join lateral (
      select coalesce(answer_count, (select count(*)::int from survey_sheet sheet
        where sheet.ctg_id = survey.ctg_id and sheet.survey_id = survey.id)) as answers) counted
    where ctg_id = ${ctgId} order by created_at desc, id limit 100`.execute(db)
  return rows
}

type SurveyRow = Omit<SurveyLine, 'answers'> & {
  readonly introduction: string
  readonly version: number
  readonly token: string | null
  readonly closedAt: Date | null
  /** Null until it is closed. */
  readonly released: readonly ReleasedTable[] | null
}

/** One survey with its released results; undefined when the CTG has no such survey. */
export async function findSurvey(db: Reader, { ctgId, surveyId }: SurveyKey): Promise<SurveyRow | undefined> {
  const { rows } = await sql<SurveyRow>`
    select id, title, audience, introduction, closes_on as "closesOn", counting_since as "countingSince", state, version, token, closed_at as "closedAt", released
    from survey where ctg_id = ${ctgId} and id = ${surveyId}`.execute(db)
  return rows[0]
}

/** Persons who act in the CTG that day, each once, by name: those a team is made of. */
export const listPersons = (db: Reader, ctgId: string, today: string) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .orderBy('person.name')
    .limit(500)
    .execute()

/** Names of a team, whether they still act in the CTG or not. */
export const listTeam = (db: Reader, { ctgId, surveyId }: SurveyKey) =>
  db
    .selectFrom('survey_team')
    .innerJoin('person', 'person.id', 'survey_team.person_id')
    .select(['person.id', 'person.name'])
    .where('survey_team.ctg_id', '=', ctgId)
    .where('survey_team.survey_id', '=', surveyId)
    .orderBy('person.name')
    .limit(50)
    .execute()

export type ReleasedSurvey = {
  readonly id: string
  readonly title: string
  readonly audience: Audience
  readonly closedOn: string
  readonly tables: readonly ReleasedTable[]
  readonly questions: readonly Question[]
}

const questionsOf = (surveyId: RawBuilder<unknown>, ctgId: string) => sql`
  (select coalesce(json_agg(json_build_object('id', question.id, 'rank', rank, 'kind', kind, 'label', label, 'hint', hint,
      'choices', choices, 'isRequired', is_required, 'isProfile', is_profile,
      'shownIf', case when shown_if_question_id is null then null
        else json_build_object('questionId', shown_if_question_id, 'choices', shown_if_choices) end) order by rank), '[]')
    from (select * from survey_question where ctg_id = ${ctgId} and survey_id = ${surveyId}
      order by rank limit ${mostQuestions}) question)`

/** Closed surveys with what left of them, the last closed first; fifty at most. */
export async function listReleased(db: Reader, ctgId: string): Promise<readonly ReleasedSurvey[]> {
  const { rows } = await sql<ReleasedSurvey>`
    select id, title, audience, (closed_at at time zone 'Europe/Paris')::date as "closedOn", released as tables,
      ${questionsOf(sql`survey.id`, ctgId)} as questions
    from survey where ctg_id = ${ctgId} and state = 'closed' order by closed_at desc, id limit 50`.execute(db)
  return rows
}
