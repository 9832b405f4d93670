/** A new CTG: parties, perimeter, themes, target dates, and the usual bodies. Rules: docs/rules/ctg.md §3-6. */
import { checkCtgDays } from '#app/domains/ctg/ctg.ts'
import { createCtgRows } from '#app/domains/ctg/steps.server.ts'
import { addUsualBodies } from '#app/domains/governance/steps.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { newCtgOf, newCtgShape } from '../new-ctg-fields.ts'

export const createCtg = command({
  name: 'journey.create-ctg',
  permission: 'signed-in',
  input: newCtgShape.superRefine(checkCtgDays),
  async run(work, fields) {
    const { ctgId, cafPartyId, authorityPartyId, membership } = await createCtgRows(work, newCtgOf(fields))
    const actor = { ...work.actor, memberships: [...work.actor.memberships, membership] }
    await addUsualBodies({ ...work, actor }, ctgId)
    return { ctgId, cafPartyId, authorityPartyId, memberId: membership.memberId }
  },
})
