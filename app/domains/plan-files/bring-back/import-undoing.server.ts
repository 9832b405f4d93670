/** What undoing an import would do to the plan as it is now: for the page that offers it, and for the act. Rules: docs/rules/plan.md §15.10. */
import { loadUndoing } from '#app/domains/plan/sheet/undo-sheets.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { loadImport } from '../store.server.ts'
import { inverseOf } from './inverse.ts'
import { isOwnExport, loadPlan } from './read-return.server.ts'

type StoredImport = Awaited<ReturnType<typeof loadImport>>

/** The caller has checked the right. @param isRest what is used or changed since stays, and holds nothing */
export async function loadImportUndoing(db: Reader, planImport: StoredImport, isRest = false) {
  const { ctg_id: ctgId, id: importId } = planImport
  const rows = planImport.written?.rows ?? []
  const ofImport = await rowsOf(db, 'action', { ctg_id: ctgId, import_id: importId }).list(['id'])
  const brought = {
    ctgId,
    ids: ofImport.map(({ id }) => id),
    // A file of ours is taken row by row, and undone so; a spreadsheet taken up is one thing.
    ifChanged: isRest ? ('held-stay' as const) : isOwnExport(planImport) ? ('stays' as const) : ('holds' as const),
    partIds: new Set(rows.filter(({ isNew }) => isNew).map(({ id }) => id)),
  }
  const sheets = await loadUndoing(db, brought)
  const stays = new Set(sheets.staying.map(({ id }) => id))
  const { plan, facts } = await loadPlan(db, ctgId)
  // The parts of a new sheet that stays are hers.
  const inverse = inverseOf(
    rows.filter(({ isNew, actionId }) => !(isNew && stays.has(actionId))),
    plan,
    facts,
  )
  return { brought, sheets, facts, ...inverse }
}
