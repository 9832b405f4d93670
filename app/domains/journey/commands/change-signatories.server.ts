/** Changes cells of several signatories at once: who represents them, acts, signatures; each is taken or refused by itself. Rules: docs/rules/convention.md §3, §4. */
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveSignatoryCells, signatoryChanges } from '#app/domains/convention/steps.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const changeSignatories = command({
  name: 'journey.change-signatories',
  permission: conventionPermissions.write,
  input: { changes: signatoryChanges() },
  about: wholeCtg,
  async run(work, { ctgId, changes }) {
    const { convention, results } = await saveSignatoryCells(work, ctgId, changes)
    return { ...(await reachConventionMilestones(work, ctgId, convention)), results }
  },
})
