/** Gives a sheet kept apart back to the plan: every member reads it. Rules: docs/rules/plan.md §17. */
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { restrictionInput, setRestriction } from '../sheet/restriction.server.ts'

export const openActionToAll = command({
  name: 'plan.open-action-to-all',
  permission: planPermissions.restrictAction,
  input: restrictionInput,
  run: (work, input) => setRestriction(work, input, false, 'plan.open-action-to-all'),
})
