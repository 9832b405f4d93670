/** Amendments frozen and not in force: what is said of them beyond their pages, as columns of any statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import type { AmendmentUnderWay, ExtensionUnderWay } from './amendments.ts'

const signatures = sql`lateral (
    select count(*) filter (where not one.is_refusal) as total, count(one.signed_on) as signed from amendment_signatory as one
    where one.ctg_id = amendment.ctg_id and one.amendment_id = amendment.id)`

const isUnderWay = sql`number is not null and in_force_on is null and withdrawn_at is null`

/** The last extension that puts the end off; null without one, or archived. */
export const extensionUnderWay = (ctgId: unknown) => sql<ExtensionUnderWay | null>`(
  select json_build_object('number', number, 'newEndsOn', new_ends_on, 'signed', signatures.signed, 'total', signatures.total)
  from amendment cross join ${signatures} as signatures
  where amendment.ctg_id = ${ctgId} and new_ends_on is not null and ${isUnderWay}
    and exists (select from ctg where ctg.id = amendment.ctg_id and archived_at is null and not coalesce(ends_on > new_ends_on, false))
  order by number desc limit 1)`

/** Those that put no end off (who joins, what is added or corrected), in the order of their numbers; none once archived. */
export const othersUnderWay = (ctgId: unknown) => sql<readonly AmendmentUnderWay[]>`(
  select coalesce(json_agg(
    json_build_object('number', number, 'signed', signatures.signed, 'total', signatures.total) order by number), '[]')
  from amendment cross join ${signatures} as signatures
  where amendment.ctg_id = ${ctgId} and new_ends_on is null and ${isUnderWay}
    and exists (select from ctg where ctg.id = amendment.ctg_id and archived_at is null))`
