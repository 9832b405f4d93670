/** Sends a code of one use to whoever holds the link to sign, without account. Rules: docs/rules/signing.md §3.3. */
import { z } from 'zod'
import { signerCommand } from '../door.server.ts'
import { sendCodeOf } from '../send-code.server.ts'

export const sendCodeByLink = signerCommand({
  name: 'convention.send-code-by-link',
  input: z.object({ code: z.string().regex(/^\d{6}$/), codeProof: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run(work, input) {
    const { ctgId, linkId } = work.actor
    await sendCodeOf(work, { ctgId, linkId, ...input })
    return { linkId }
  },
})
