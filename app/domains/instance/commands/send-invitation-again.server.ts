/** Writes again to who was invited and has never entered. Rules: docs/rules/instance.md §3. */
import { lockAccount } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { readEntry } from '../account-facts.server.ts'
import { personInput, siteUrlInput } from '../inputs.ts'
import { refusalOfInvitation } from '../instance.ts'
import { instanceMails } from '../mails.fr.ts'

export const sendInvitationAgain = command({
  name: 'instance.send-invitation-again',
  permission: 'administrator',
  input: { ...personInput, ...siteUrlInput },
  async run(work, { personId, siteUrl }) {
    const { tx, at, actor } = work
    const account = await lockAccount(tx, personId)
    refuse('instance', refusalOfInvitation({ ...account, ...(await readEntry(work, personId)) }))
    await countAttempt(tx, mailLimits.mandate, actor.personId, at)
    await sendMail(work, {
      onceKey: `invitation:again:${personId}:${at.toISOString()}`,
      toAddress: account.email,
      toName: account.name,
      ...instanceMails.invitedAgain(account.name, `${siteUrl}/connexion`),
      keptBodyText: null,
    })
    await recordAct(work, 'person.invited-again', { ctgId: null, id: personId })
    return { personId }
  },
})
