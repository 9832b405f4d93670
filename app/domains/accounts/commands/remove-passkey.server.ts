/** Removes one of my passkeys: it enters no more. Rules: docs/rules/accounts.md §11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { forgetRecoveryCodes } from '../codes.server.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'

export const removePasskey = command({
  name: 'accounts.remove-passkey',
  permission: 'signed-in',
  input: { passkeyId: id() },
  async run(work, { passkeyId }) {
    const { tx, actor } = work
    const { personId } = actor
    const removed = await rowsOf(tx, 'passkey', { id: passkeyId, person_id: personId }).take(['name'])
    const { name } = found(removed, 'accounts.passkey-not-found')
    await forgetRecoveryCodes(tx, personId)
    await tellOfFactor(work, personId, 'passkey-removed')
    await recordAct(work, 'person.passkey-removed', { ctgId: null, id: personId }, { name })
    return { passkeyId }
  },
})
