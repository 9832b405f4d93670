/** A termination is undone until the day of its effect: the CTG ends again when it did. Rules: docs/rules/amendments.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { setEndsOn, tellCoordinators } from '#app/domains/ctg/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { loadDates, lockTermination } from '../store.server.ts'
import { refusalToUndo, terminationsPlace } from '../termination.ts'

export const undoTermination = command({
  name: 'convention.undo-termination',
  permission: amendmentPermissions.write,
  input: { terminationId: id() },
  about: lockTermination,
  async run(work, { ctgId, terminationId }, { termination }) {
    const { tx, at, actor } = work
    const { effectiveOn, endsOnBefore, withdrawnAt } = termination
    refuse('convention', refusalToUndo({ ...termination, isWithdrawn: withdrawnAt !== null }, todayIn(work, ctgId)))
    await rowOf(tx, 'termination', { ctgId, id: terminationId }).update({ withdrawn_at: at, withdrawn_by: actor.name })
    // An end changed since by somebody stays as it is.
    const { endsOn } = await loadDates(work.tx, ctgId)
    if (termination.hasBroughtForward && endsOn === effectiveOn) await setEndsOn(work, ctgId, endsOnBefore)
    await recordAct(work, 'termination.undone', { ctgId, id: terminationId }, { effectiveOn, endsOn: endsOnBefore })
    await tellCoordinators(work, ctgId, 'termination-undone', { ...terminationsPlace })
    return { terminationId }
  },
})
