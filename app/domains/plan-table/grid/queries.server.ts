/** What the grid of the plan starts from: the rows of the filter as texts, and what this person may write there. Rules: docs/rules/plan.md §14. */

import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { isEmptyFilter, type PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { loadPlanFrame } from '#app/domains/plan-list/plan-view.server.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { getCellTable } from '../cells/queries.server.ts'
import { gridChoices, gridColumns } from './columns.ts'
import type { Access, SentRow } from './sent-rows.ts'

/**
 * Every row of the filter, in the order of the plan.
 * @param isWhole every cell of an action rather than the first ones
 * @throws DomainError not-found for a stranger
 */
export async function getPlanGridPage(context: Context, ctgId: string, filter: PlanFilter, isWhole: boolean) {
  requireMembership(context.actor, ctgId)
  const [frame, table] = await Promise.all([loadPlanFrame(context, ctgId), loadRows(context, ctgId, filter)])
  const columns = gridColumns(isWhole)
  const keys = columns.map(({ key }) => key)
  const closed: Access = actingIn(context.actor, ctgId) ? 'closed' : 'archived'
  const rows = table.rows.map(({ actionId, code, texts, mayWrite, mayMove }): SentRow => {
    const shown: Readonly<Record<string, string>> = { ...texts, code }
    return [actionId, mayWrite ? (mayMove ? 'open' : 'no-move') : closed, ...keys.map((key) => shown[key] ?? '')]
  })
  return { ...frame, filter, shownCount: rows.length, isWhole, rows, columns, cellChoices: gridChoices(table.lists) }
}

/** The whole plan is read at once; a filter says first which actions, and in which order. */
async function loadRows(context: Context, ctgId: string, filter: PlanFilter) {
  if (isEmptyFilter(filter)) return getCellTable(context, ctgId, null)
  const { db, actor } = context
  const today = todayIn(context, ctgId)
  const { lines } = await listFilteredActions(db, { ctgId, today, filter, me: actor.personId })
  const ids = lines.map(({ id }) => id)
  return getCellTable(context, ctgId, ids)
}
