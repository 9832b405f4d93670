/** Takes an import back while nobody has worked on what it brought. Rules: docs/rules/taking-up.md §3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { removeOutline } from '#app/domains/diagnosis/steps.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { removeImportedActions } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { isOwnExport } from '../bring-back/read-return.server.ts'
import { undoDifference } from '../bring-back/undo-difference.server.ts'
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
  input: z.object({ ctgId: id(), importId: id() }),
  about: lockImport,
  async run(work, { ctgId, importId }, kept) {
    if (kept.status !== 'applied') throw new DomainError('conflict', 'plan.import-not-applied')
    const back = kept.written && (await undoDifference(work, ctgId, importId, kept.written.rows))
    // What an ordinary spreadsheet added; a file of ours told its new rows among those written.
    const brought = isOwnExport(kept) ? 0 : await removeImportedActions(work, ctgId, importId)
    if (kept.choices.created) await removeOutline(work, ctgId, await unusedOf(work, ctgId, kept.choices.created))
    const actions = brought + (back?.rows ?? 0)
    await work.tx
      .updateTable('plan_import')
      .set({
        status: 'undone',
        ...(back && { written: JSON.stringify({ rows: kept.written?.rows ?? [], leftCount: back.left }) }),
      })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', importId)
      .execute()
    await recordAudit(work, {
      action: 'plan-import.undone',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: { name: kept.file_name, actions, ...(back && { cells: back.cells, left: back.left }) },
    })
    return { importId, actions }
  },
})
