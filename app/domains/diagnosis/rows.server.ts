/** What the screens of the slice are made of, each read in one statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { latestOfSeries } from '#app/domains/deposits/queries.server.ts'
import { administratorNames } from '#app/domains/sources/queries.server.ts'
import { mainDepartmentOf } from '#app/domains/territory/territory.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'

type OfTheme = { readonly ctgId: string; readonly themeId: string }

const selectScene = (db: Reader, ctgId: Value<string>, themeId?: Value<string>) =>
  db.selectNoFrom((eb) => [
    jsonArrayFrom(
      eb
        .selectFrom('party')
        .select(['id', 'kind', 'name', 'short_name as shortName', 'is_signatory as isSignatory', 'is_lead as isLead'])
        .where('ctg_id', '=', ctgId)
        .orderBy('position'),
    ).as('parties'),
    jsonArrayFrom(
      eb
        .selectFrom('theme')
        .select(['id', 'name', 'catalogue_key as catalogueKey'])
        .where('ctg_id', '=', ctgId)
        .orderBy('position'),
    ).as('themes'),
    jsonArrayFrom(
      eb
        .selectFrom('ctg_perimeter')
        .innerJoin('territory', 'territory.code', 'ctg_perimeter.territory_code')
        .leftJoin('territory as department', 'department.code', 'territory.department_code')
        .select(['territory.code', 'territory.name', 'territory.kind', 'territory.population'])
        .select('department.code as departmentCode')
        .select('department.name as departmentName')
        .where('ctg_perimeter.ctg_id', '=', ctgId)
        .orderBy('territory.name'),
    ).as('perimeter'),
    jsonArrayFrom(
      eb
        .selectFrom('reference_group')
        .select(['id', 'name', 'reason', 'party_id as partyId', 'created_by as createdBy', 'created_at as createdAt'])
        .select((row) =>
          jsonArrayFrom(
            row
              .selectFrom('reference_group_member as member')
              .innerJoin('territory', 'territory.code', 'member.territory_code')
              .select(['territory.code', 'territory.name'])
              .where('member.ctg_id', '=', ctgId)
              .whereRef('member.group_id', '=', 'reference_group.id')
              .orderBy('territory.name'),
          ).as('members'),
        )
        .where('ctg_id', '=', ctgId)
        .orderBy('name')
        .limit(50),
    ).as('referenceGroups'),
    jsonArrayFrom(
      eb
        .selectFrom('party_reading')
        .select(['id', 'theme_id as themeId', 'party_id as partyId', 'text', 'asked_on as askedOn'])
        .select(['written_by as writtenBy', 'written_at as writtenAt', 'version'])
        .where('ctg_id', '=', ctgId)
        .$if(themeId !== undefined, (query) => query.where('theme_id', '=', themeId ?? '')),
    ).as('readings'),
    jsonArrayFrom(
      eb
        .selectFrom('testimony')
        .select(['id', 'theme_id as themeId', 'kind', 'text', 'source', 'collected_on as collectedOn'])
        .select('party_id as partyId')
        .select((row) =>
          row
            .exists(
              row
                .selectFrom('finding_testimony')
                .select('finding_id')
                .where('finding_testimony.ctg_id', '=', ctgId)
                .whereRef('finding_testimony.testimony_id', '=', 'testimony.id'),
            )
            .as('isUsed'),
        )
        .where('ctg_id', '=', ctgId)
        .$if(themeId !== undefined, (query) => query.where('theme_id', '=', themeId ?? ''))
        .orderBy('collected_on', 'desc')
        .orderBy('created_at', 'desc')
        .limit(500),
    ).as('testimonies'),
    // What became of the findings Trame proposed on this theme, and of those of the others that became findings.
    jsonArrayFrom(
      eb
        .selectFrom('draft_outcome')
        .select(['id', 'draft_key as key', 'theme_id as themeId', 'question', 'outcome', 'reason'])
        .select(['decided_by as decidedBy', 'decided_at as decidedAt', 'party_id as partyId'])
        .where('ctg_id', '=', ctgId)
        .where((row) => row.or([row('theme_id', '=', themeId ?? null), row('outcome', '<>', 'dismissed')]))
        .orderBy('decided_at', 'desc')
        .limit(500),
    ).as('draftOutcomes'),
    administratorNames(eb).as('administrators'),
    eb.selectFrom('ctg').select('ends_on').where('id', '=', ctgId).as('endsOn'),
  ])

const askScene = compileOnce((db, slot: SlotOf<OfTheme>) => selectScene(db, slot('ctgId'), slot('themeId')))
const askWholeScene = compileOnce((db, slot: SlotOf<Pick<OfTheme, 'ctgId'>>) => selectScene(db, slot('ctgId')))

/** Setting of a page: parties, themes and perimeter in their order; readings and testimonies of one theme, or of all. */
export async function loadScene(db: Reader, ctgId: string, themeId?: string) {
  const [row] = await (themeId === undefined ? askWholeScene(db, { ctgId }) : askScene(db, { ctgId, themeId }))
  if (!row) throw new Error('a select without from gives one row')
  const { readings, draftOutcomes, ...scene } = row
  return {
    ...scene,
    readings: readings.map(({ writtenAt, ...reading }) => ({
      ...reading,
      writtenOn: writtenAt === null ? null : parisDay(new Date(writtenAt)),
    })),
    draftOutcomes: draftOutcomes.map((outcome) => ({ ...outcome, decidedAt: new Date(outcome.decidedAt) })),
  }
}
export type Scene = Awaited<ReturnType<typeof loadScene>>
export type PartyRow = Scene['parties'][number]

/** The département its figures are read in: where most inhabitants of the perimeter live; null without one. */
export function departmentOf(perimeter: Scene['perimeter']) {
  const code = mainDepartmentOf(perimeter)
  const name = perimeter.find(({ departmentCode }) => departmentCode === code)?.departmentName
  if (code === undefined || !name) return null
  return {
    code,
    name,
    holdsAll: perimeter.every(({ departmentCode }) => departmentCode === null || departmentCode === code),
  }
}

/** Which findings or issues: of a theme, of all themes, or one. */
export type Which = { readonly themeId?: string; readonly id?: string }

const countElements = (table: 'finding_figure' | 'finding_testimony', ctgId: Value<string>) =>
  sql<number>`(select count(*)::int from ${sql.table(table)} as element
    where element.ctg_id = ${ctgId} and element.finding_id = finding.id)`

type RowsQuery = { readonly ctgId: string; readonly themeId: string | null; readonly id: string | null }

/** All of them when none is named. */
const isNamed = (column: string, named: Value<string | null>) =>
  sql<boolean>`(${named}::uuid is null or ${sql.ref(column)} = ${named})`

const askFindings = compileOnce((db, slot: SlotOf<RowsQuery>) => {
  const ctgId = slot('ctgId')
  return rowsOf(db, 'finding', { ctg_id: ctgId })
    .select(['finding.id', 'finding.number', 'finding.theme_id as themeId', 'finding.kind', 'finding.title'])
    .select(['finding.text', 'finding.status', 'finding.version', 'finding.proposed_by as proposedBy'])
    .select(['finding.proposed_by_party_id as proposedByPartyId', 'finding.created_at as createdAt'])
    .select([
      countElements('finding_figure', ctgId).as('figureCount'),
      countElements('finding_testimony', ctgId).as('testimonyCount'),
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('finding_position')
          .innerJoin('party', sameCtg('party.id', 'finding_position.party_id'))
          .select(['finding_position.party_id as partyId', 'finding_position.position', 'finding_position.reservation'])
          .select(['finding_position.given_by as givenBy', 'finding_position.given_at as givenAt'])
          .where('finding_position.ctg_id', '=', ctgId)
          .whereRef('finding_position.finding_id', '=', 'finding.id')
          .orderBy('party.position'),
      ).as('positions'),
    )
    .where(isNamed('finding.theme_id', slot('themeId')))
    .where(isNamed('finding.id', slot('id')))
    .orderBy('finding.number')
    .limit(500)
})

/** Findings by number, withdrawn ones included, with the positions given on each; 500 at most. */
export const listFindings = (db: Reader, ctgId: string, { themeId, id }: Which = {}) =>
  askFindings(db, { ctgId, themeId: themeId ?? null, id: id ?? null })
export type FindingRow = Awaited<ReturnType<typeof listFindings>>[number]

const askIssues = compileOnce((db, slot: SlotOf<RowsQuery>) => {
  const ctgId = slot('ctgId')
  return db
    .selectFrom('issue')
    .leftJoin('decision', sameCtg('decision.id', 'issue.retained_decision_id'))
    .select(['issue.id', 'issue.number', 'issue.theme_id as themeId', 'issue.title', 'issue.publics', 'issue.status'])
    .select(['issue.argument', 'issue.priority_rank as rank', 'issue.proposed_rank as proposedRank', 'issue.version'])
    .select(['decision.id as decisionId', 'decision.number as decisionNumber', 'decision.decided_on as decidedOn'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('issue_finding')
          .innerJoin('finding', sameCtg('finding.id', 'issue_finding.finding_id'))
          .select(['finding.id', 'finding.number', 'finding.title', 'finding.kind', 'finding.status'])
          .where('issue_finding.ctg_id', '=', ctgId)
          .whereRef('issue_finding.issue_id', '=', 'issue.id')
          .orderBy('finding.number'),
      ).as('findings'),
      jsonArrayFrom(
        eb
          .selectFrom('objective')
          .select(['objective.id', 'objective.title'])
          .where('objective.ctg_id', '=', ctgId)
          .whereRef('objective.issue_id', '=', 'issue.id')
          .orderBy('objective.position'),
      ).as('objectives'),
    ])
    .where('issue.ctg_id', '=', ctgId)
    .where(isNamed('issue.theme_id', slot('themeId')))
    .where(isNamed('issue.id', slot('id')))
    .orderBy('issue.priority_rank', (order) => order.asc().nullsLast())
    .orderBy('issue.number')
    .limit(500)
})

/** Issues, priorities first by rank, then by number, with the findings under each and the objectives that answer it. */
export const listIssues = (db: Reader, ctgId: string, { themeId, id }: Which = {}) =>
  askIssues(db, { ctgId, themeId: themeId ?? null, id: id ?? null })
export type IssueRow = Awaited<ReturnType<typeof listIssues>>[number]

/** Objectives in the order of their axis, with the issue each answers. */
export const listObjectiveRows = (db: Reader, ctgId: string) =>
  db
    .selectFrom('objective')
    .leftJoin('issue', sameCtg('issue.id', 'objective.issue_id'))
    .leftJoin('indicator', 'indicator.id', 'objective.indicator_id')
    .leftJoin('dataset as series', sameCtg('series.id', 'objective.series_id'))
    .leftJoin('party as giver', sameCtg('giver.id', 'series.party_id'))
    .leftJoinLateral(latestOfSeries(sql.ref('objective.ctg_id'), sql.ref('objective.series_id')).as('latest'), (join) =>
      join.onTrue(),
    )
    .select(['objective.id', 'objective.axis_id as axisId', 'objective.title', 'objective.issue_id as issueId'])
    .select(['objective.measure_name as measureName', 'objective.measure_unit as measureUnit'])
    .select(['objective.indicator_id as indicatorId', 'objective.is_measurable as isMeasurable'])
    .select(['objective.not_measurable_reason as notMeasurableReason', 'objective.version'])
    .select(['objective.baseline', 'objective.baseline_year as baselineYear', 'objective.target'])
    .select(['objective.target_year as targetYear', 'issue.title as issueTitle', 'issue.number as issueNumber'])
    // Of a series, always what is deposited now: never what was copied.
    .select(
      sql<number | null>`case when objective.series_id is null then last_value else latest.value end`.as('lastValue'),
    )
    .select(
      sql<number | null>`case when objective.series_id is null then last_value_year else latest.year end`.as(
        'lastValueYear',
      ),
    )
    .select(['objective.series_id as seriesId', 'series.audience as seriesAudience', 'giver.name as seriesParty'])
    .select(['issue.status as issueStatus', 'objective.births_hypothesis as birthsHypothesis'])
    .select(['indicator.name as indicatorName', 'indicator.unit as indicatorUnit', 'indicator.decimals'])
    .where('objective.ctg_id', '=', ctgId)
    .orderBy('objective.position')
    .orderBy('objective.id')
    .limit(1000)
    .execute()
