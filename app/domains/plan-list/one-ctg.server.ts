/** Conditions asked of the plan of one CTG, at one day. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import type { SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Scope } from './flag-conditions.server.ts'

export type PlanDay = { readonly ctgId: string; readonly today: string }

/** Parts are read once for all the actions: those of one CTG are few, and each is met once. */
export function scopeOfOne(slot: SlotOf<PlanDay>): Scope {
  const isAsked = (table: string) => sql<boolean>`${sql.ref(`${table}.ctg_id`)} = ${slot('ctgId')}::uuid`
  return {
    today: sql`${slot('today')}::date`,
    setting: (column) => sql`(select ${sql.ref(column)} from watch_settings as watch where ${isAsked('watch')})`,
    isAsked,
    hasPart: (table, condition = sql`true`) => sql`action.id in (
      select part.action_id from ${sql.table(table)} as part where ${isAsked('part')} and ${condition})`,
  }
}
