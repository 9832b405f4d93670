/** The communes one may filter a plan by. Rules: docs/rules/plan.md §12. */
import { type RawBuilder, sql } from 'kysely'

/**
 * Codes of those where an action takes place, or that have a quartier named: of the nine hundred communes of a département, the
 * others would find nothing.
 * @param ctgs what `ctg_id` is equal to
 */
export const placedCommunes = (ctgs: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select territory_code from action_commune where ctg_id = ${ctgs} union select commune_code from area where ctg_id = ${ctgs}`
