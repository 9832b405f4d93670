/** What hangs on the restricted sheets of a CTG, whoever asks: read past the views, to hide more. SQL alone. Rules: docs/rules/portal.md §3. */
import { type RawBuilder, sql } from 'kysely'

type CtgId = RawBuilder<unknown>

const restrictedThings = (ctgId: CtgId) => sql`
  select id from public.action where ctg_id = ${ctgId} and is_restricted
  union all select one.id from public.progress_report one join public.action on action.ctg_id = one.ctg_id and action.id = one.action_id
    where one.ctg_id = ${ctgId} and action.is_restricted
  union all select one.id from public.corrective_action one join public.action on action.ctg_id = one.ctg_id and action.id = one.action_id
    where one.ctg_id = ${ctgId} and action.is_restricted
  union all select one.id from public.action_measure one join public.action on action.ctg_id = one.ctg_id and action.id = one.action_id
    where one.ctg_id = ${ctgId} and action.is_restricted`

/** Of a row of `decision`. */
export const isAboutRestricted = (ctgId: CtgId) => sql`exists (select from public.decision_subject tied
  where tied.ctg_id = decision.ctg_id and tied.decision_id = decision.id and tied.subject_id in (${restrictedThings(ctgId)}))`

/** As `KeptApart` (kept-apart.ts), in JSON. */
export const keptApart = (ctgId: CtgId) => sql`json_build_object(
  'openActions', array(select number from public.action where ctg_id = ${ctgId} and not is_restricted),
  'closedDecisions', array(select number from decision where ctg_id = ${ctgId} and ${isAboutRestricted(ctgId)}))`
