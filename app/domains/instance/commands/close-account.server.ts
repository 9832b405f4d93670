/** Closes an account: nobody enters with it any more; what was written stays, under its name. Rules: docs/rules/instance.md §2. */
import { endSessions, lockAccount, lockAdministrators, setClosing } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { revokeAccessOf } from '#app/domains/campaigns/steps.server.ts'
import { endMandates } from '#app/domains/governance/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { personInput, reasonInput } from '../inputs.ts'
import { refusalToClose } from '../instance.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const closeAccount = command({
  name: 'instance.close-account',
  permission: 'administrator',
  input: { ...personInput, reason: reasonInput, endsMandates: checkbox() },
  async run(work, { personId, reason, endsMandates }) {
    const { tx, at, actor } = work
    const administrators = await lockAdministrators(tx)
    const account = await lockAccount(tx, personId)
    refuse('instance', refusalToClose(account, actor.personId, administrators))
    await setClosing(tx, personId, { at, reason })
    await endSessions(tx, personId)
    await revokeAccessOf(work, personId)
    const mandates = endsMandates ? await endMandates(work, personId) : { ended: 0, left: 0 }
    await recordAct(work, 'person.closed', { ctgId: null, id: personId }, { reason, ...mandates })
    await tellPerson(work, account, 'closed', instanceMails.closed(account.name, reason))
    return { personId, ...mandates }
  },
})
