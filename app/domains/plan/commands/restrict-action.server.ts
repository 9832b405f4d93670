/** Keeps a sheet apart from the plan. Rules: docs/rules/plan.md §17. */
import { restrictionCommand } from '../sheet/restriction.server.ts'

export const restrictAction = restrictionCommand('plan.restrict-action', true)
