/** Takes out what a file brought: every cell nobody changed since, every row nobody worked on. Rules: docs/rules/taking-up.md §5. */

import { removeNewActions } from '#app/domains/plan/sheet/new-sheets.server.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { loadPlanRows } from '../export/plan-rows.server.ts'
import { tablesOf } from '../export/plan-tables.ts'
import { fieldOf, indexPlan, type PlanIndex, rowLabel, takeCell } from './plan-index.ts'
import { writeDifference } from './write-difference.server.ts'
import type { WrittenRow } from './written.ts'

const partTables = {
  steps: 'action_step',
  means: 'action_means',
  measures: 'action_measure',
  readings: 'measure_value',
  dependencies: 'action_dependency',
} as const satisfies Partial<Record<SheetKey, string>>

/** @returns how many cells came back, rows left the plan, and cells or rows stayed because someone worked on them since */
export async function undoDifference(work: Work, ctgId: string, importId: string, rows: readonly WrittenRow[]) {
  const { actions, facts } = await loadPlanRows(work.tx, ctgId)
  const plan = indexPlan(tablesOf(actions))
  const counts = { cells: 0, left: 0 }
  const changed = rows
    .filter(({ isNew }) => !isNew)
    .flatMap(({ table, id, actionId, cells }) => {
      const present = plan[table].get(id)
      const mayReturn = cells.filter(({ header, before, after }) => {
        const field = fieldOf(table, header)
        return present?.texts.get(header) === after && field && takeCell(field, before, facts).ok
      })
      counts.cells += mayReturn.length
      counts.left += cells.length - mayReturn.length
      return present && mayReturn.length > 0
        ? [
            {
              key: '',
              table,
              id,
              actionId,
              label: rowLabel(table, present.texts),
              cells: mayReturn.map(({ header, before, after }) => ({
                header,
                before: after,
                after: before,
                isDoubted: false,
              })),
            },
          ]
        : []
    })
  await writeDifference(work, { ctgId, importId, changed, added: [] }, facts)
  const removed = await removeNew(work, ctgId, plan, rows)
  const newCount = rows.filter(({ isNew }) => isNew).length
  return { cells: counts.cells, rows: removed, left: counts.left + newCount - removed }
}

const isAsWritten = ({ table, id, cells }: WrittenRow, plan: PlanIndex): boolean => {
  const texts = plan[table].get(id)?.texts
  if (table === 'dependencies') return texts !== undefined
  return texts !== undefined && cells.every(({ header, after }) => texts.get(header) === after)
}

/** Readings before their measures, parts before their sheets. */
async function removeNew(work: Work, ctgId: string, plan: PlanIndex, rows: readonly WrittenRow[]): Promise<number> {
  const added = rows.filter((row) => row.isNew && isAsWritten(row, plan))
  const idsOf = (key: SheetKey) => added.filter(({ table }) => table === key).map(({ id }) => id)
  const isRead = new Set([...plan.readings.values()].map(({ texts }) => texts.get(e.column.measureId)))
  const removed = { count: 0 }
  for (const key of ['dependencies', 'readings', 'measures', 'means', 'steps'] as const) {
    const ids = idsOf(key).filter((id) => key !== 'measures' || !isRead.has(id))
    if (ids.length === 0) continue
    await work.tx.deleteFrom(partTables[key]).where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
    removed.count += ids.length
  }
  return removed.count + (await removeNewActions(work, ctgId, idsOf('actions')))
}
