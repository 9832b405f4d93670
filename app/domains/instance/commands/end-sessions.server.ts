/** Closes every session of an account: a computer stolen or lost. Rules: docs/rules/instance.md §2. */
import { endSessions as endSessionsOf, lockAccount } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { personInput } from '../inputs.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const endSessions = command({
  name: 'instance.end-sessions',
  permission: 'administrator',
  input: personInput,
  async run(work, { personId }) {
    const account = await lockAccount(work.tx, personId)
    const sessions = await endSessionsOf(work.tx, personId)
    if (sessions === 0) return { personId, sessions }
    await recordAct(work, 'person.sessions-ended', { ctgId: null, id: personId }, { sessions })
    await tellPerson(work, account, 'sessions-ended', instanceMails.sessionsEnded(account.name))
    return { personId, sessions }
  },
})
