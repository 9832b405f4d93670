/** Corrects an address: nothing changes until the new one answers, and the old one is told. Rules: docs/rules/instance.md §2. */
import { addressHours, hasAccount, keepAddressLink, lockAccount } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { email } from '#app/kernel/fields.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { personInput, siteUrlInput } from '../inputs.ts'
import { refusalOfClosed } from '../instance.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const askAddressChange = command({
  name: 'instance.ask-address-change',
  permission: 'administrator',
  input: { ...personInput, email: email(), ...siteUrlInput },
  async run(work, { personId, email: address, siteUrl }) {
    const { tx, at, actor, newId } = work
    const account = await lockAccount(tx, personId)
    refuse('instance', refusalOfClosed(account))
    if (await hasAccount(tx, address))
      throw new DomainError('invalid', 'instance.address-taken', {
        email: inputLabels.addressIsTaken,
      })
    await countAttempt(tx, mailLimits.mandate, actor.personId, at)
    const token = makeLinkToken()
    await keepAddressLink(tx, token, { personId, email: address }, at, newId)
    const words = (url: string) => instanceMails.confirmAddress(account.name, url, addressHours)
    await sendMail(work, {
      onceKey: `address:new:${personId}:${at.toISOString()}`,
      toAddress: address,
      toName: account.name,
      ...words(`${siteUrl}/adresse/${token}`),
      keptBodyText: words(instanceMails.linkGone).bodyText,
    })
    await recordAct(work, 'person.address-change-asked', { ctgId: null, id: personId })
    await tellPerson(work, account, 'address-asked', instanceMails.addressAsked(account.name))
    return { personId }
  },
})
