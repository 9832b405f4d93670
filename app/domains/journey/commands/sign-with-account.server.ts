/** Signs in Trame with one's account, where one is named to sign: second factor, or code by mail. Rules: docs/rules/signing.md §3. */
import { signingPermissions } from '#app/domains/signing/permissions.ts'
import { signFields } from '#app/domains/signing/signing.ts'
import { requireNamed, signHere } from '#app/domains/signing/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const signWithAccount = command({
  name: 'journey.sign-with-account',
  permission: signingPermissions.sign,
  input: { linkId: id(), ...signFields },
  about: requireNamed,
  async run(work, { ctgId, linkId, reason, isInstanceOpen, ...proof }) {
    const convention = await signHere(work, { ctgId, linkId, reason, isInstanceOpen, proof })
    if (convention) await reachConventionMilestones(work, ctgId, convention)
    return { linkId }
  },
})
