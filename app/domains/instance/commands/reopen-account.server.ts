/** Opens an account again; the mandates ended when it was closed are given by their coordinations. Rules: docs/rules/instance.md §2. */
import { lockAccount, setClosing } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { personInput, siteUrlInput } from '../inputs.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const reopenAccount = command({
  name: 'instance.reopen-account',
  permission: 'administrator',
  input: { ...personInput, ...siteUrlInput },
  async run(work, { personId, siteUrl }) {
    const account = await lockAccount(work.tx, personId)
    if (account.closedAt === null) throw new DomainError('conflict', 'instance.not-closed')
    await setClosing(work.tx, personId, undefined)
    await recordAct(work, 'person.reopened', { ctgId: null, id: personId })
    await tellPerson(work, account, 'reopened', instanceMails.reopened(account.name, `${siteUrl}/connexion`))
    return { personId }
  },
})
