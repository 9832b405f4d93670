/** Gives every sheet the number of its place, once, by choice. Rules: docs/rules/plan.md §10.2. */
import { lockPlan, renumberActions as renumber } from '#app/domains/plan/outline/places.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const renumberActions = command({
  name: 'plan.renumber-actions',
  permission: planPermissions.shapePlan,
  input: {},
  about: lockPlan,
  async run(work, { ctgId }, { numbering }) {
    const count = await renumber(work, ctgId, numbering)
    if (count === 0) throw new DomainError('conflict', 'plan.nothing-to-renumber')
    return { count }
  },
})
