/** Sends a code of one use to whoever holds a link to sign, to the address the coordination gave. Rules: docs/rules/signing.md §3.3. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { requireNamed } from '../named-to-sign.server.ts'
import { signingPermissions } from '../permissions.ts'
import { sendCodeOf } from '../send-code.server.ts'

export const sendSigningCode = command({
  name: 'convention.send-signing-code',
  permission: signingPermissions.sign,
  input: {
    linkId: id(),
    /** The route’s, which knows the secret of the instance. */
    code: z.string().regex(/^\d{6}$/),
    codeProof: z.string().regex(/^[0-9a-f]{64}$/),
  },
  about: requireNamed,
  async run(work, { ctgId, linkId, code, codeProof }) {
    await sendCodeOf(work, { ctgId, linkId, code, codeProof })
    return { linkId }
  },
})
