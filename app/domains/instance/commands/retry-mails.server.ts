/** Sends again a mail that its server refused, or all of them, while their words are whole. Rules: docs/rules/instance.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { retryMails as retry } from '#app/kernel/job-care.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { instanceId } from '../instance.ts'

export const retryMails = command({
  name: 'instance.retry-mails',
  permission: 'administrator',
  /** All of them when none is named. */
  input: { mailId: optionalId() },
  async run(work, { mailId }) {
    const count = await retry(work.tx, work.at, mailId)
    found(count > 0 ? count : undefined, 'instance.no-failed-mail')
    await recordAct(work, 'instance.mails-retried', { ctgId: null, id: instanceId }, { count })
    return { count }
  },
})
