/** Signs in Trame by a personal link, without account. Rules: docs/rules/signing.md §3. */
import { z } from 'zod'
import { signFields } from '#app/domains/signing/signing.ts'
import { signerCommand, signHere } from '#app/domains/signing/steps.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'

export const signByLink = signerCommand({
  name: 'journey.sign-by-link',
  input: z.object(signFields),
  async run(work, { codeProof, reason, isInstanceOpen }) {
    const { ctgId, linkId } = work.actor
    const convention = await signHere(work, { ctgId, linkId, reason, isInstanceOpen, proof: { codeProof } })
    if (convention) await reachConventionMilestones(work, ctgId, convention)
    return { linkId }
  },
})
