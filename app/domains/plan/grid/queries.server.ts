/** What the grid of the plan starts from: the rows of the filter as texts, and what this person may write there. Rules: docs/rules/plan.md §14. */
import type { Context } from '#app/kernel/transaction.server.ts'
import { getCellTable } from '../cell-queries.server.ts'
import { isEmptyFilter, type PlanFilter } from '../plan-filter.ts'
import { getPlanView } from '../plan-view.server.ts'
import { gridChoices, gridColumns } from './columns.ts'
import type { Texts } from './drafts.ts'
import type { GridColumn, GridRow } from './grid-model.ts'
import { gridLabels as t } from './labels.fr.ts'

/**
 * Every row of the filter, in the order of the plan.
 * @param isWhole every cell of an action rather than the first ones
 * @throws DomainError not-found for a stranger
 */
export async function getPlanGridPage(context: Context, ctgId: string, filter: PlanFilter, isWhole: boolean) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  const ids = actions.map(({ id }) => id)
  const { rows: cells, lists } = await getCellTable(context, ctgId, isEmptyFilter(filter) ? null : ids)
  const columns = gridColumns(isWhole)
  const byId = new Map(cells.map((row) => [row.actionId, row]))
  const rows = ids.flatMap((id): readonly GridRow[] => {
    const row = byId.get(id)
    if (!row) return []
    const { actionId, code, texts, mayWrite, mayMove } = row
    return [
      {
        actionId,
        texts: textsOf(columns, { ...texts, code }),
        ...(!mayWrite && { lock: t.rowLock }),
        ...(mayWrite && !mayMove && { locks: { status: t.statusLock } }),
      },
    ]
  })
  return { ...frame, isWhole, rows, columns, cellChoices: gridChoices(lists) }
}

/** Only what is shown travels. */
const textsOf = (columns: readonly GridColumn[], texts: Texts): Texts =>
  Object.fromEntries(columns.map(({ key }) => [key, texts[key] ?? '']))
