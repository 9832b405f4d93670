/** What the flags of an action are computed from besides its dates and its parts: four columns of a select on `action`. */
import { sql } from 'kysely'
import { usualThresholds, type WatchThresholds } from '../plan.ts'

export const watchColumns = [
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

/** Those of the CTG, or the usual ones while it has set none. */
export const thresholdsOf = (row: { readonly silentDays: number | null; readonly dueSoonDays: number | null }) =>
  ({
    silentDays: row.silentDays ?? usualThresholds.silentDays,
    dueSoonDays: row.dueSoonDays ?? usualThresholds.dueSoonDays,
  }) satisfies WatchThresholds
