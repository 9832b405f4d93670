/** Ties a frozen version to the decision that validates it. Rules: docs/rules/convention.md §2.5. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { linkVersionToDecision } from '../steps.server.ts'
import { requireRight } from '../store.server.ts'

export const linkDecision = command({
  name: 'convention.link-decision',
  permission: conventionPermissions.linkDecision,
  input: z.object({ ctgId: id(), conventionVersionId: id(), decisionId: id() }),
  async run(work, given) {
    requireRight(work, given.ctgId, conventionPermissions.linkDecision, 'convention.link-decision')
    await linkVersionToDecision(work, given)
    return { conventionVersionId: given.conventionVersionId }
  },
})
