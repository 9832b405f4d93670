/** Gives every sheet the number of its place, once, by choice. Rules: docs/rules/plan.md §10.2. */
import { z } from 'zod'
import { openTree, renumberActions as renumber } from '#app/domains/plan/outline/places.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

const name = 'plan.renumber-actions'

export const renumberActions = command({
  name,
  permission: planPermissions.shapePlan,
  input: z.object({ ctgId: id() }),
  async run(work, { ctgId }) {
    const { numbering } = await openTree(work, ctgId, planPermissions.shapePlan, name)
    const count = await renumber(work, ctgId, numbering)
    if (count === 0) throw new DomainError('conflict', 'plan.nothing-to-renumber')
    return { count }
  },
})
