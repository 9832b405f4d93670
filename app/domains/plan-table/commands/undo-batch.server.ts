/** Puts back the cells of a batch that nobody changed since; says the others. Rules: docs/rules/plan.md §15. */
import { loadFieldLists } from '#app/domains/plan/sheet/field-lists.server.ts'
import { lockSheets } from '#app/domains/plan/sheet/sheets.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import { findUndoing, lockBatch, writeBatch } from '../cells/batch-store.server.ts'
import { judgeUndo } from '../cells/judge-cells.ts'
import { cellRights } from '../cells/store.server.ts'
import { mayUndoBatch, planTablePermissions } from '../permissions.ts'

export const undoBatch = command({
  name: 'plan.undo-batch',
  permission: planTablePermissions.undoBatch,
  input: { batchId: id() },
  about: lockBatch,
  may: (actor, batch) => mayUndoBatch(actor, batch.ctgId, batch.made_by),
  async run(work, { ctgId, batchId }, batch) {
    if (await findUndoing(work.tx, { ctgId, batchId })) throw new DomainError('conflict', 'plan.batch-already-undone')
    const ids = batch.changes.map(({ actionId }) => actionId)
    const lines = await lockSheets(work, ctgId, ids)
    const lists = await loadFieldLists(work.tx, ctgId)
    const actions = batch.changes.flatMap(({ actionId, cells, kept: savedCells, place }) => {
      const line = lines.find(({ id: lineId }) => lineId === actionId)
      if (!line) return []
      const judged = judgeUndo({ line, lists, rights: cellRights(work.actor, ctgId, line) }, savedCells)
      const isWhereItWent = place !== undefined && place.after.code === line.code
      const wanted = Object.fromEntries(cells.map(({ key, before }) => [key, before]))
      return [{ line, judged, wanted, placeBefore: isWhereItWent ? place.before : undefined }]
    })
    if (actions.every(({ judged }) => judged.changed.length === 0))
      throw new DomainError('conflict', 'plan.nothing-to-undo')
    const written = { ctgId, origin: 'undo' as const, reason: t.undone, decisionId: null, undoesId: batchId }
    return writeBatch(work, { ...written, lists, actions })
  },
})
