/** Reads what evidence is computed from: some eighteen statements, one after the other, for an act freezes them in its transaction. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mainTerritoryCode } from '#app/domains/diagnosis/queries.server.ts'
import { listMeasuredObjectives } from '#app/domains/dossiers/queries.server.ts'
import type { DecisionState } from '#app/domains/meetings/meetings.ts'
import { getYearlyCopilFacts } from '#app/domains/meetings/queries.server.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { mainDepartmentCode } from '#app/domains/observatory/main-department.server.ts'
import { getSeveralFigures } from '#app/domains/observatory/queries.server.ts'
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import {
  listFirstDates,
  listOwnValues,
  loadFirstState,
  loadPlanContent,
} from '#app/domains/snapshots/queries.server.ts'
import { listSurveyResults } from '#app/domains/surveys/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Attending, EvidenceSources, IndicatorResult } from './evidence-sources.ts'

/** More testimonies or files than one reads to judge. */
const longestList = 300

/** The caller has checked the right to read; rows that are not for everyone are not read (docs/decisions/0016). */
export async function loadEvidenceSources(db: Reader, ctgId: string, today: string): Promise<EvidenceSources> {
  const outline = await loadPlanOutline(db, ctgId)
  const objectives = await listMeasuredObjectives(db, ctgId, outline.objectives)
  const indicatorIds = [...new Set(objectives.flatMap(({ measured }) => measured.indicatorId ?? []))]
  return {
    today,
    objectives,
    plan: await loadPlanContent(db, ctgId, today),
    firstState: await loadFirstState(db, ctgId),
    firstDates: await listFirstDates(db, ctgId),
    ownPoints: await listOwnValues(db, ctgId),
    indicators: await listIndicatorResults(db, ctgId, indicatorIds),
    copilFacts: await getYearlyCopilFacts(db, ctgId, { before: today }),
    attending: await listAttending(db, ctgId),
    surveys: await listSurveys(db, ctgId),
    ...(await loadAround(db, ctgId)),
  }
}

/** Where the figures are read: the main territory, and the département that frames it. */
async function findPlace(db: Reader, ctgId: string) {
  const { rows } = await sql<{ code: string; departmentCode: string | null }>`
    select place.code, ${mainDepartmentCode('place')} as "departmentCode"
    from territory as place where place.code = ${mainTerritoryCode(ctgId)}`.execute(db)
  return rows[0]
}

/** Groups of communes that the CTG keeps to compare itself with. */
const listGroups = (db: Reader, ctgId: string) =>
  db
    .selectFrom('reference_group as kept')
    .select((eb) => [
      'kept.id as code',
      'kept.name',
      sql<string[]>`array(select territory_code from reference_group_member as member
        where member.ctg_id = ${eb.ref('kept.ctg_id')} and member.group_id = ${eb.ref('kept.id')})`.as('memberCodes'),
    ])
    .where('kept.ctg_id', '=', ctgId)
    .orderBy('kept.created_at')
    .limit(10)
    .execute()

/** A reading that is secret or not published is told by its words, never by a number. */
async function listIndicatorResults(
  db: Reader,
  ctgId: string,
  indicatorIds: readonly string[],
): Promise<readonly IndicatorResult[]> {
  const place = indicatorIds.length === 0 ? undefined : await findPlace(db, ctgId)
  if (!place) return []
  const { figures } = await getSeveralFigures(db, {
    indicatorIds,
    perimeterCodes: [place.code],
    departmentCode: place.departmentCode,
    groups: await listGroups(db, ctgId),
  })
  return figures.map(({ indicator, series, frames, year }) => ({
    indicatorId: indicator.id,
    series,
    references: frames.flatMap(({ name, reading }) =>
      year === null ? [] : [{ name, year, words: observatoryLabels.formatReading(indicator, reading) }],
    ),
  }))
}

const listSurveys = async (db: Reader, ctgId: string): Promise<EvidenceSources['surveys']> =>
  (await listSurveyResults(db, ctgId)).map(({ surveyId, title, audience, closedOn, answers, questions }) => ({
    ...{ id: surveyId, title, audience, closedOn, answers },
    questions: questions.map(({ askedIf, choices, ...question }) => ({
      ...question,
      askedIf: askedIf && { ...askedIf, choices: [...askedIf.choices] },
      choices: choices.map((choice) => ({ ...choice, byGroup: [...choice.byGroup] })),
    })),
  }))

/** A seat that was empty that day is nobody’s absence (docs/rules/governance.md §2.8). */
async function listAttending(db: Reader, ctgId: string): Promise<readonly Attending[]> {
  const { rows } = await sql<Attending>`
    select party.name, party.kind, body.theme_id as "themeId",
      count(distinct meeting.id)::int as noted,
      (count(distinct meeting.id) filter (where attendance.presence in ('present', 'represented')))::int as sat
    from attendance
    join meeting on meeting.ctg_id = attendance.ctg_id and meeting.id = attendance.meeting_id and meeting.status = 'closed'
    join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    join seat on seat.ctg_id = attendance.ctg_id and seat.id = attendance.seat_id
    join party on party.ctg_id = seat.ctg_id and party.id = seat.party_id
    where attendance.ctg_id = ${ctgId}
      and not (attendance.person_name = '' and attendance.presence in ('absent', 'excused'))
    group by party.id, party.name, party.kind, party.position, body.theme_id
    order by party.position, party.name`.execute(db)
  return rows
}

/** Decisions, copils held, themes of actions, testimonies and files of sheets: one statement. */
const loadAround = (db: Reader, ctgId: string) =>
  db
    .selectNoFrom([
      jsonArrayFrom(selectDecisions(db, ctgId)).as('decisions'),
      sql<string[]>`array(select distinct (meeting.starts_at at time zone meeting.time_zone)::date::text as day
        from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ${ctgId} and body.kind = 'copil' and meeting.status = 'closed' order by day)`.as(
        'copilDays',
      ),
      jsonArrayFrom(
        rowsOf(db, 'action', { ctg_id: ctgId })
          .select((eb) => ['id as actionId', eb.ref('theme_id').$notNull().as('themeId')])
          .where('theme_id', 'is not', null),
      ).as('actionThemes'),
      jsonArrayFrom(selectTestimonies(db, ctgId)).as('testimonies'),
      jsonArrayFrom(selectFiles(db, ctgId)).as('files'),
    ])
    .executeTakeFirstOrThrow()

/** As the register tells them: view `decision_standing`. */
const selectDecisions = (db: Reader, ctgId: string) =>
  db
    .selectFrom('decision_standing as standing')
    .select([
      sql<DecisionState>`standing.state`.as('state'),
      sql<string[]>`array(select subject_id from decision_subject as subject
      where subject.ctg_id = standing.ctg_id and subject.decision_id = standing.decision_id)`.as('subjectIds'),
    ])
    .where('standing.ctg_id', '=', ctgId)

const selectTestimonies = (db: Reader, ctgId: string) =>
  db
    .selectFrom('testimony')
    .innerJoin('theme', sameCtg('theme.id', 'testimony.theme_id'))
    .select(['testimony.id', 'testimony.text', 'testimony.source', 'testimony.kind', 'theme.name as themeName'])
    .select(['testimony.theme_id as themeId', 'testimony.collected_on as collectedOn'])
    .where('testimony.ctg_id', '=', ctgId)
    .orderBy('testimony.collected_on', 'desc')
    .orderBy('testimony.id')
    .limit(longestList)

const selectFiles = (db: Reader, ctgId: string) =>
  db
    .selectFrom('action_file as filed')
    .innerJoin('action', sameCtg('action.id', 'filed.action_id'))
    .innerJoin('stored_file as file', sameCtg('file.id', 'filed.file_id'))
    .select(['filed.file_id as fileId', 'filed.action_id as actionId'])
    .select([
      sql<string>`coalesce(nullif(filed.caption, ''), file.name)`.as('name'),
      sql<string>`trim(concat(action.code, ' ', action.title))`.as('about'),
    ])
    .where('filed.ctg_id', '=', ctgId)
    .orderBy('action.code')
    .orderBy('file.name')
    .limit(longestList)
