/** Ties a frozen version to the decision that validates it. Rules: docs/rules/convention.md §2.5. */
import { id } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { linkVersionToDecision } from '../steps.server.ts'

export const linkDecision = command({
  name: 'convention.link-decision',
  permission: conventionPermissions.write,
  input: { conventionVersionId: id(), decisionId: id() },
  about: wholeCtg,
  async run(work, link) {
    await linkVersionToDecision(work, link)
    return { conventionVersionId: link.conventionVersionId }
  },
})
