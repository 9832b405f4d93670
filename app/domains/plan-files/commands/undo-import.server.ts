/** Undoes an import: the sheets it brought leave, the cells it changed come back. Rules: docs/rules/taking-up.md §3.10, §5.7. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { removeOutline } from '#app/domains/diagnosis/steps.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { undoSheets } from '#app/domains/plan/sheet/undo-sheets.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { loadImportUndoing } from '../bring-back/import-undoing.server.ts'
import { writeDifference } from '../bring-back/write-difference.server.ts'
import { lockImport } from '../store.server.ts'

type Outline = { readonly axisIds: readonly string[]; readonly objectiveIds: readonly string[] }

/** Those that no action left in the plan uses, a restricted one too. */
async function unusedOf({ tx }: Work, ctgId: string, { axisIds, objectiveIds }: Outline): Promise<Outline> {
  const axes = await tx
    .withSchema('public')
    .selectFrom('action')
    .select('axis_id')
    .distinct()
    .where('ctg_id', '=', ctgId)
    .where('axis_id', 'is not', null)
    .execute()
  const objectives = await tx
    .withSchema('public')
    .selectFrom('action_objective')
    .select('objective_id')
    .distinct()
    .where('ctg_id', '=', ctgId)
    .execute()
  return {
    axisIds: axisIds.filter((axisId) => !axes.some(({ axis_id }) => axis_id === axisId)),
    objectiveIds: objectiveIds.filter(
      (objectiveId) => !objectives.some(({ objective_id }) => objective_id === objectiveId),
    ),
  }
}

export const undoImport = command({
  name: 'plan.undo-import',
  permission: planPermissions.importPlan,
  /** `isRest`: what is used or changed stays, the rest leaves. */
  input: { importId: id(), isRest: checkbox() },
  about: lockImport,
  async run(work, { ctgId, importId, isRest }, planImport) {
    if (planImport.status !== 'applied') throw new DomainError('conflict', 'plan.import-not-applied')
    const { brought, sheets, facts, changed, removed, left } = await loadImportUndoing(work.tx, planImport, isRest)
    // Since the page was loaded, everything that would have been removed came into use.
    if (isRest && sheets.leaving.length + changed.length + removed.length === 0) refuse('plan', 'brought-in-use')
    await writeDifference(work, { ctgId, importId, changed, added: [], removed }, facts)
    const { count: actions } = await undoSheets(work, brought)
    if (planImport.choices.created)
      await removeOutline(work, ctgId, await unusedOf(work, ctgId, planImport.choices.created))
    const leftCount = sheets.staying.length + left.length
    await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).update({
      status: 'undone',
      ...((planImport.written !== null || leftCount > 0) && {
        written: JSON.stringify({ rows: planImport.written?.rows ?? [], leftCount }),
      }),
    })
    const cells = changed.reduce((total, row) => total + row.cells.length, 0)
    await recordAudit(work, {
      action: 'plan-import.undone',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: {
        name: planImport.file_name,
        actions,
        ...(planImport.written && { cells }),
        ...((planImport.written || leftCount > 0) && { left: leftCount }),
      },
    })
    return { importId, actions }
  },
})
