/** Takes a link to sign back: it answers no more. Rules: docs/rules/signing.md §3.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { signingPermissions } from '../permissions.ts'
import { lockLink } from '../store.server.ts'

export const revokeSigner = command({
  name: 'convention.revoke-signer',
  permission: signingPermissions.takeBack,
  input: { linkId: id() },
  about: lockLink,
  async run(work, { ctgId, linkId }, link) {
    refuse('convention', link.revokedAt === null ? undefined : 'signing-link-revoked')
    await rowOf(work.tx, 'signing_link', { ctgId, id: linkId }).update({ revoked_at: work.at })
    await recordAct(work, 'signing.signer-revoked', { ctgId, id: ctgId }, { partyId: link.partyId, linkId })
    return { linkId }
  },
})
