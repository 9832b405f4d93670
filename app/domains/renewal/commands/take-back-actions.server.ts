/** Takes back the actions carried from the CTG before that nobody changed since; none when something rests on one. Rules: docs/rules/renewal.md §4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { settleActions } from '#app/domains/plan/outline/places.server.ts'
import { lockStructure } from '#app/domains/plan/outline/structure.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { removeNewActions } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { refusedWhenUsed } from '#app/kernel/refused-when-used.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { listCarried } from '../queries.server.ts'

export const takeBackActions = command({
  name: 'renewal.take-back-actions',
  permission: planPermissions.shapePlan,
  input: z.object({ ctgId: id() }),
  about: wholeCtg,
  async run(work, { ctgId }) {
    const structure = await lockStructure(work, ctgId)
    const predecessor = await findPredecessor(work.tx, ctgId)
    if (!predecessor) throw new DomainError('conflict', 'plan.no-predecessor')
    const carried = [...(await listCarried(work.tx, ctgId, predecessor.id)).values()]
    const count = await removeNewActions(work, ctgId, carried).catch(refusedWhenUsed('renewal.in-use'))
    if (count === 0) throw new DomainError('conflict', 'renewal.nothing-to-take-back')
    await settleActions(work, ctgId, structure)
    await recordAct(work, 'ctg.actions-taken-back', { ctgId, id: ctgId }, { count })
    return { count, left: carried.length - count }
  },
})
