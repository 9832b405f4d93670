/** « J’ai lu »: the message is shown no more to who has read it. Rules: docs/rules/instance.md §8. */
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addMissingRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const dismissMessage = command({
  name: 'instance.dismiss-message',
  permission: 'signed-in',
  input: { messageId: id() },
  async run({ tx, actor }, { messageId }) {
    const known = await tx.selectFrom('instance_message').select('id').where('id', '=', messageId).executeTakeFirst()
    found(known, 'instance.message-not-found')
    await addMissingRows(tx, 'instance_message_dismissal', { message_id: messageId, person_id: actor.personId })
    return { messageId }
  },
})
