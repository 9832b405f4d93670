/** What a line of the plan says of an action, and what its flags are computed from besides its dates and its parts. */
import { sql } from 'kysely'
import { usualThresholds, type WatchThresholds } from '../plan.ts'
import { sheetFields } from './fields.fr.ts'
import { selectFields } from './sheet-columns.ts'

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

/** What a line of the plan and a sheet both say besides fields, beside `lead_party`, `lead_service` and `theme`. */
export const lineFacts = [
  'action.id',
  'action.number',
  'action.code',
  'action.axis_id as axisId',
  'theme.name as themeName',
  'action.last_report_on as lastReportOn',
  'lead_party.short_name as leadPartyName',
  'lead_party.kind as leadPartyKind',
  'lead_service.name as leadServiceName',
  'action.version',
  sql<string>`to_char(action.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as('createdOn'),
  ...watchColumns,
] as const

const { title, theme, leadParty, leadName, leadPerson, starts, ends, status, isWatched, nextStep, nextStepOn } =
  sheetFields
const lineFields = {
  title,
  theme,
  leadParty,
  leadName,
  leadPerson,
  starts,
  ends,
  status,
  isWatched,
  nextStep,
  nextStepOn,
}

/** What a line of the plan says. */
export const lineColumns = [...lineFacts, ...selectFields('action', lineFields)] as const

/** Those of the CTG, or the usual ones while it has set none. */
export const thresholdsOf = (row: { readonly silentDays: number | null; readonly dueSoonDays: number | null }) =>
  ({
    silentDays: row.silentDays ?? usualThresholds.silentDays,
    dueSoonDays: row.dueSoonDays ?? usualThresholds.dueSoonDays,
  }) satisfies WatchThresholds
