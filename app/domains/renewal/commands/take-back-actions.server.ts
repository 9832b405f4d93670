/** Undoes the renewal of actions: those that nobody changed since leave this plan. Rules: docs/rules/renewal.md §4, docs/rules/plan.md §15.10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { undoSheets } from '#app/domains/plan/sheet/undo-sheets.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { broughtByRenewal } from '../queries.server.ts'

export const takeBackActions = command({
  name: 'renewal.take-back-actions',
  permission: planPermissions.shapePlan,
  input: {},
  about: wholeCtg,
  async run(work, { ctgId }) {
    const { count, left } = await undoSheets(work, await broughtByRenewal(work.tx, ctgId))
    if (count === 0) throw new DomainError('conflict', 'renewal.nothing-to-take-back')
    await recordAct(work, 'ctg.actions-taken-back', { ctgId, id: ctgId }, { count })
    return { count, left }
  },
})
