/** The name by which I know one of my passkeys. Rules: docs/rules/accounts.md §11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { passkeyWords as t } from '../entry-labels.fr.ts'

export const renamePasskey = command({
  name: 'accounts.rename-passkey',
  permission: 'signed-in',
  input: { passkeyId: id(), name: line(t.nameMissing, 80) },
  async run(work, { passkeyId, name }) {
    const { tx, actor } = work
    const renamed = await rowsOf(tx, 'passkey', { id: passkeyId, person_id: actor.personId }).change({ name }, ['id'])
    found(renamed, 'accounts.passkey-not-found')
    await recordAct(work, 'person.passkey-renamed', { ctgId: null, id: actor.personId }, { name })
    return { passkeyId }
  },
})
