/** « J’ai lu »: the message is shown no more to who has read it. Rules: docs/rules/instance.md §8. */
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const dismissMessage = command({
  name: 'instance.dismiss-message',
  permission: 'signed-in',
  input: { messageId: id() },
  async run({ tx, actor }, { messageId }) {
    const known = await tx.selectFrom('instance_message').select('id').where('id', '=', messageId).executeTakeFirst()
    found(known, 'instance.message-not-found')
    await tx
      .insertInto('instance_message_dismissal')
      .values({ message_id: messageId, person_id: actor.personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { messageId }
  },
})
