/** Takes a message to all away before its end. Rules: docs/rules/instance.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const withdrawMessage = command({
  name: 'instance.withdraw-message',
  permission: 'administrator',
  input: { messageId: id() },
  async run(work, { messageId }) {
    const withdrawn = await work.tx
      .updateTable('instance_message')
      .set({ withdrawn_at: work.at })
      .where('id', '=', messageId)
      .where('withdrawn_at', 'is', null)
      .where('ends_at', '>', work.at)
      .returning('id')
      .executeTakeFirst()
    found(withdrawn, 'instance.message-not-found')
    await recordAct(work, 'instance-message.withdrawn', { ctgId: null, id: messageId })
    return { messageId }
  },
})
