/** Takes back the mandates of who was invited and has never entered; her account stays, and opens nothing. Rules: docs/rules/instance.md §3. */
import { lockAccount } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { endMandates } from '#app/domains/governance/steps.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { readEntry } from '../account-facts.server.ts'
import { personInput } from '../inputs.ts'
import { refusalOfInvitation } from '../instance.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const withdrawInvitation = command({
  name: 'instance.withdraw-invitation',
  permission: 'administrator',
  input: personInput,
  async run(work, { personId }) {
    const account = await lockAccount(work.tx, personId)
    refuse('instance', refusalOfInvitation({ ...account, ...(await readEntry(work, personId)) }))
    const { ended, left } = await endMandates(work, personId)
    // Refused as a whole: otherwise she would be told that the invitation is withdrawn while a mandate stays open.
    if (left > 0) throw new DomainError('conflict', 'instance.coordinates-alone')
    await recordAct(work, 'person.invitation-withdrawn', { ctgId: null, id: personId }, { ended })
    await tellPerson(work, account, 'invitation-withdrawn', instanceMails.invitationWithdrawn(account.name))
    return { personId, ended }
  },
})
