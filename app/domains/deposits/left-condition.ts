/** Which figures somebody may have read, as a condition of SQL. Pure. Rules: docs/rules/deposits.md §3-4. */

/** Shown, even if withdrawn since: what is withdrawn before its control has passed was never shown. @param alias of `dataset` */
export const leftCondition = (alias: string): string => {
  const isNeverChecked = `${alias}.threshold is null and not (${alias}.is_blurred_at_source and ${alias}.corrects_id is not null)`
  return `(${alias}.state in ('shown', 'corrected') or ${alias}.state = 'withdrawn'
    and coalesce((${alias}.check_result ->> 'isSafe')::boolean, ${isNeverChecked}))`
}
