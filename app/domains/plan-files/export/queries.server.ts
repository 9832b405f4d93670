/** The whole plan of a CTG, ready to leave Trame: read by every member. Rules: docs/rules/plan.md §9. */

import { planPermissions } from '#app/domains/plan/permissions.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { holds, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { planFilesPermissions } from '../permissions.ts'
import type { ActionRow } from './plan-columns.ts'
import { loadPlanRows } from './plan-rows.server.ts'
import { listsOf } from './plan-tables.ts'

/** As on screen: the lead's address is for whoever may write the sheet. */
function seenBy(actor: Actor, ctgId: string, row: ActionRow): ActionRow {
  const { themeId, leadPersonId } = row
  return holds(planPermissions.updateAction, actor, { ctgId, themeId, leadPersonId }) ? row : { ...row, leadEmail: '' }
}

/** @throws DomainError not-found for a stranger */
export async function getPlanExport(context: Context, ctgId: string) {
  const { db, actor } = context
  requireRight(actor, planFilesPermissions.exportPlan, { ctgId }, 'plan.export-plan')
  const { outline, actions, facts } = await loadPlanRows(db, ctgId)
  return {
    ctgId,
    today: todayIn(context, ctgId),
    outline,
    actions: actions.map((row) => seenBy(actor, ctgId, row)),
    lists: listsOf(facts),
  }
}
export type PlanExport = Awaited<ReturnType<typeof getPlanExport>>
