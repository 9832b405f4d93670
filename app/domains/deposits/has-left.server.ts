/** Which figures somebody may have read. Rules: docs/rules/deposits.md §3-4. */
import { type RawBuilder, sql } from 'kysely'

/** Shown, even if withdrawn since: what is withdrawn before its control has passed was never shown. @param alias of `dataset` */
export const hasLeft = (alias: string): RawBuilder<boolean> => {
  const at = (column: string) => sql.ref(`${alias}.${column}`)
  const isNeverChecked = sql`${at('threshold')} is null and not (${at('is_blurred_at_source')} and ${at('corrects_id')} is not null)`
  return sql`(${at('state')} in ('shown', 'corrected') or ${at('state')} = 'withdrawn'
    and coalesce((${at('check_result')} ->> 'isSafe')::boolean, ${isNeverChecked}))`
}
