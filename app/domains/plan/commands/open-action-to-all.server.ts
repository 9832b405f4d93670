/** Gives a sheet kept apart back to the plan: every member reads it. Rules: docs/rules/plan.md §17. */
import { restrictionCommand } from '../sheet/restriction.server.ts'

export const openActionToAll = restrictionCommand('plan.open-action-to-all', false)
