/** Gathers what an edition is made from. Reads only: six statements. The caller has checked the right. Rules: docs/rules/portal.md §2. */
import { sql } from 'kysely'
import {
  listObjectivesForDocument,
  mainTerritoryCode,
  type ObjectiveForDocument,
} from '#app/domains/diagnosis/queries.server.ts'
import { listLatestReadings } from '#app/domains/observatory/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { loadFrozenEvaluation } from './evaluation-source.server.ts'
import { portalLabels as t } from './labels.fr.ts'
import { planSources } from './plan-sources.server.ts'
import type { ObjectiveSource, PublicSources } from './public-sources.ts'
import { isAboutRestricted } from './restricted-rows.server.ts'

type Frame = Pick<
  PublicSources,
  'ctg' | 'parties' | 'communes' | 'areas' | 'issues' | 'meetings' | 'decisions' | 'documents'
> &
  Pick<PublicSources, 'acts' | 'people' | 'mandated' | 'formerActions'> & {
    readonly page: PublicSources['page'] | null
    readonly territory: string | null
  }

/** Who works on the CTG is named in many places; who speaks by a mandate, in three. */
const people = (ctgId: string) => sql`
  select person.name from member join person on person.id = member.person_id where member.ctg_id = ${ctgId}
  union select name from meeting_invitation where ctg_id = ${ctgId}
  union select representative_name from meeting_invitation where ctg_id = ${ctgId}
  union select holder_name from seat where ctg_id = ${ctgId}
  union select substitute_name from seat where ctg_id = ${ctgId}
  union select person_name from body_leader where ctg_id = ${ctgId}
  union select lead_name from public.action where ctg_id = ${ctgId}
  union select co_lead_name from public.action where ctg_id = ${ctgId}
  union select responsible from public.action_step where ctg_id = ${ctgId}
  union select responsible from decision where ctg_id = ${ctgId}
  union select entered_by from public.progress_report where ctg_id = ${ctgId}
  union select entered_for from public.progress_report where ctg_id = ${ctgId}`
const mandated = (ctgId: string) => sql`
  select represented_by as name from party where ctg_id = ${ctgId} and is_signatory
  union select elected_sponsor from action where ctg_id = ${ctgId}`

/** Councils' acts, of authorities alone: an act of the Caf's board is another kind of act. */
const councilActs = (ctgId: string) => sql`
  select party.name as council, party.siret, act.number, act.adopted_on as adopted, ${t.actObject.convention}::text as object
  from authorising_act act join party on party.ctg_id = act.ctg_id and party.id = act.party_id
  where act.ctg_id = ${ctgId} and act.kind = 'assembly' and act.adopted_on is not null and party.kind = 'authority'
  union all
  select party.name, party.siret, act.act_number, act.adopted_on, ${t.actObject.amendment}::text || amendment.number
  from amendment_signatory act
  join amendment on amendment.ctg_id = act.ctg_id and amendment.id = act.amendment_id and amendment.withdrawn_at is null
  join party on party.ctg_id = act.ctg_id and party.id = act.party_id
  where act.ctg_id = ${ctgId} and act.act_kind = 'assembly' and act.adopted_on is not null and party.kind = 'authority'`

async function loadFrame(db: Reader, ctgId: string): Promise<Frame> {
  const { rows } = await sql<Frame>`
    select
      (select json_build_object('title', title, 'introduction', introduction, 'showsProposed', shows_proposed)
        from portal_page where ctg_id = ${ctgId}) as page,
      json_build_object('name', ctg.name, 'startsOn', ctg.starts_on, 'endsOn', ctg.ends_on, 'signedOn', ctg.signed_on) as ctg,
      ${mainTerritoryCode(ctgId)} as territory,
      coalesce((select json_agg(json_build_object('kind', kind, 'name', name, 'shortName', short_name, 'siret', siret,
        'isSignatory', is_signatory) order by position) from party where ctg_id = ${ctgId}), '[]') as parties,
      coalesce((select json_agg(json_build_object('code', code, 'name', name) order by name) from territory where code in (
        select territory_code from ctg_perimeter where ctg_id = ${ctgId}
        union select territory_code from action_commune where ctg_id = ${ctgId})), '[]') as communes,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'communeCode', commune_code) order by name)
        from area where ctg_id = ${ctgId}), '[]') as areas,
      coalesce((select json_agg(json_build_object('title', issue.title, 'argument', argument, 'theme', theme.name,
        'isRetained', issue.status = 'retained' and retained_decision_id is not null) order by priority_rank nulls last, number)
        from issue join theme on theme.ctg_id = issue.ctg_id and theme.id = issue.theme_id
        where issue.ctg_id = ${ctgId}), '[]') as issues,
      coalesce((select json_agg(json_build_object('on', (starts_at at time zone time_zone)::date, 'body', body.name)
        order by starts_at desc) from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ${ctgId} and meeting.status = 'closed' and body.kind = 'copil'), '[]') as meetings,
      coalesce((select json_agg(json_build_object('id', decision.id, 'number', decision.number, 'on', decided_on,
        'text', decision.text, 'body', body.name, 'isChosen', portal_decision.decision_id is not null,
        'isAboutRestricted', ${isAboutRestricted(sql`${ctgId}`)}) order by decision.number desc)
        from decision
        join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id and meeting.status = 'closed'
        join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        left join portal_decision on portal_decision.ctg_id = decision.ctg_id and portal_decision.decision_id = decision.id
        where decision.ctg_id = ${ctgId}), '[]') as decisions,
      coalesce((select json_agg(json_build_object('council', council, 'siret', siret, 'number', number, 'on', adopted,
        'object', object) order by adopted desc, council) from (${councilActs(ctgId)}) as one), '[]') as acts,
      coalesce((select json_agg(json_build_object('id', file.id, 'title', portal_document.title, 'mediaType', media_type,
        'sizeBytes', size_bytes, 'sha256', sha256) order by portal_document.title)
        from portal_document join stored_file file on file.ctg_id = portal_document.ctg_id and file.id = portal_document.file_id
        where portal_document.ctg_id = ${ctgId}), '[]') as documents,
      array(select name from (${people(ctgId)}) as one where name <> '') as people,
      array(select name from (${mandated(ctgId)}) as one where name <> '') as mandated,
      coalesce((select jsonb_path_query_array(content, '$.actions[*].number')
        from portal_edition edition join portal_page page on page.ctg_id = edition.ctg_id and page.edition_id = edition.id
        where page.ctg_id = ${ctgId}), '[]') as "formerActions"
    from ctg where ctg.id = ${ctgId}`.execute(db)
  return found(rows[0], 'ctg.not-found')
}

/** What a party shares with the members only is not for everybody. */
const isHeld = ({ seriesAudience }: ObjectiveForDocument): boolean =>
  seriesAudience !== null && seriesAudience !== 'public'

async function loadObjectives(
  db: Reader,
  ctgId: string,
  territory: string | null,
): Promise<readonly ObjectiveSource[]> {
  const rows = await listObjectivesForDocument(db, ctgId)
  const indicatorIds = [...new Set(rows.flatMap(({ indicatorId }) => indicatorId ?? []))]
  const readings =
    territory === null || indicatorIds.length === 0 ? [] : await listLatestReadings(db, indicatorIds, territory)
  return rows.map((row) => {
    const known = readings.find(({ indicator }) => indicator.id === row.indicatorId)
    return {
      ...{ id: row.id, title: row.title, axisId: row.axisId, issueStatus: row.issueStatus },
      measure: row.indicatorName ?? row.measureName ?? '',
      unit: row.measureUnit ?? (known && ['percent', 'per-100'].includes(known.indicator.unit) ? '%' : ''),
      decimals: row.decimals ?? 1,
      isIndicator: row.indicatorId !== null,
      ...{ baseline: isHeld(row) ? null : row.baseline, baselineYear: row.baselineYear },
      ...{ target: row.target, targetYear: row.targetYear },
      ...{ lastValue: isHeld(row) ? null : row.lastValue, lastValueYear: row.lastValueYear },
      series: known?.series ?? [],
      isSecret: known?.reading.kind === 'missing' && known.reading.reason === 'secret',
      source: known ? `${known.indicator.producer}, ${known.territoryName}` : '',
    }
  })
}

const noPage = { title: '', introduction: '', showsProposed: false }

/** One after the other: a caller may be inside a transaction, which has a single connection. */
export async function loadPublicSources(db: Reader, ctgId: string): Promise<PublicSources> {
  const { page, territory, ...frame } = await loadFrame(db, ctgId)
  const objectives = await loadObjectives(db, ctgId, territory)
  const { axes, actions } = await planSources(db, ctgId)
  const evaluation = await loadFrozenEvaluation(db, ctgId)
  return { ...frame, page: page ?? noPage, objectives, axes, actions, evaluation }
}
