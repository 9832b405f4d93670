/** Undoes an action made in the workshop: its sheet leaves the plan, its proposals may become something again. Rules: docs/rules/journey.md §7, docs/rules/plan.md §15.10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { undoSheets } from '#app/domains/plan/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { findMade, lockWorkshop } from '../store.server.ts'

export const undoAction = command({
  name: 'journey.undo-action',
  permission: planPermissions.createAction,
  input: { ...workshopKey, actionId: id() },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, actionId }) {
    const { title, proposalIds } = await findMade(work, { ctgId, workshopId }, actionId)
    await undoSheets(work, { ctgId, ids: [actionId], ifChanged: 'holds' })
    await rowsOf(work.tx, 'proposal_outcome', { ctg_id: ctgId, subject_type: 'action', subject_id: actionId }).remove()
    await recordAct(work, 'workshop.action-undone', { ctgId, id: workshopId }, { name: title, actionId, proposalIds })
    return { actionId }
  },
})
