/** The row that names the levels of the tree of a CTG and numbers its sheets. Rules: docs/rules/plan.md §10.1-2. */
import type { Updateable } from 'kysely'
import type { PlanStructure } from '#app/kernel/database-types.ts'
import { addMissingRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** Makes it when there is none. @param firstLevel what its axes are called; the usual word when left out */
export async function openPlanStructure({ tx }: Pick<Work, 'tx'>, ctgId: string, firstLevel?: string): Promise<void> {
  await addMissingRows(tx, 'plan_structure', { ctg_id: ctgId, level_1_label: firstLevel })
}

export async function updatePlanStructure(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  values: Omit<Updateable<PlanStructure>, 'ctg_id' | 'version'>,
): Promise<void> {
  await rowsOf(tx, 'plan_structure', { ctg_id: ctgId }).update((eb) => ({ ...values, version: eb('version', '+', 1) }))
}
