/** Keeps a sheet apart from the plan. Rules: docs/rules/plan.md §17. */
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { restrictionInput, setRestriction } from '../sheet/restriction.server.ts'

export const restrictAction = command({
  name: 'plan.restrict-action',
  permission: planPermissions.restrictAction,
  input: restrictionInput,
  run: (work, input) => setRestriction(work, input, true, 'plan.restrict-action'),
})
