/** Name and address of somebody without account are erased at her request. Rules: docs/rules/privacy.md §5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { eraseAddress, listHeld } from '../address-link.server.ts'
import { addressCommand } from '../door.server.ts'
import { privacyLabels as t } from '../labels.fr.ts'

export const eraseMyAddress = addressCommand({
  name: 'privacy.erase-address',
  input: z.object({}),
  async run(work) {
    const { linkId, email } = work.actor.address
    const account = await work.tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    // An address with an account is not erased by a link: she must sign in first.
    refuse('privacy', account && 'has-account')
    // Pressed twice at the same instant, the second waits here, and finds nothing left to erase: it was said once.
    await work.tx.updateTable('address_link').set({ erased_at: work.at }).where('id', '=', linkId).execute()
    if (!(await listHeld(work.tx, email)).some(({ stays }) => !stays)) return {}
    await eraseAddress(work.tx, email)
    // The line names nobody: the link is its subject.
    const author = { ...work, actor: { personId: null, name: t.address.erasedPerson, memberships: [] } }
    await recordAct(author, 'person.address-erased', { ctgId: null, id: linkId })
    return {}
  },
})
