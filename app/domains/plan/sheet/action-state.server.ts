/** What the flags of an action are computed from besides its dates and its parts: four columns of a select on `action`. */
import { sql } from 'kysely'
import { usualThresholds, type WatchThresholds } from '../plan.ts'

const watchColumns = [
  sql<boolean>`action.is_restricted`.as('isRestricted'),
  sql<boolean>`coalesce((
    select report.help_wanted <> '' or report.help_body_id is not null from progress_report report
    where report.ctg_id = action.ctg_id and report.action_id = action.id and report.status <> 'sent-back'
    order by report.reported_on desc, report.created_at desc limit 1), false)`.as('isHelpWanted'),
  sql<number | null>`(select silent_days from watch_settings watch where watch.ctg_id = action.ctg_id)`.as(
    'silentDays',
  ),
  sql<number | null>`(select due_soon_days from watch_settings watch where watch.ctg_id = action.ctg_id)`.as(
    'dueSoonDays',
  ),
] as const

/** What a line of the plan and a sheet both say, beside `lead_party`, `lead_service` and `theme`. */
export const lineColumns = [
  'action.id',
  'action.number',
  'action.code',
  'action.title',
  'action.axis_id as axisId',
  'action.theme_id as themeId',
  'theme.name as themeName',
  'action.status',
  'action.is_watched as isWatched',
  'action.starts_on as startsOn',
  'action.starts_precision as startsPrecision',
  'action.ends_on as endsOn',
  'action.ends_precision as endsPrecision',
  'action.next_step as nextStep',
  'action.next_step_on as nextStepOn',
  'action.last_report_on as lastReportOn',
  'action.lead_party_id as leadPartyId',
  'lead_party.short_name as leadPartyName',
  'lead_party.kind as leadPartyKind',
  'lead_service.name as leadServiceName',
  'action.lead_name as leadName',
  'action.lead_person_id as leadPersonId',
  'action.version',
  sql<string>`to_char(action.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as('createdOn'),
  ...watchColumns,
] as const

/** Those of the CTG, or the usual ones while it has set none. */
export const thresholdsOf = (row: { readonly silentDays: number | null; readonly dueSoonDays: number | null }) =>
  ({
    silentDays: row.silentDays ?? usualThresholds.silentDays,
    dueSoonDays: row.dueSoonDays ?? usualThresholds.dueSoonDays,
  }) satisfies WatchThresholds
