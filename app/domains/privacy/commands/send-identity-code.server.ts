/** A code to one’s own address, for who has neither password nor second factor. Rules: docs/rules/privacy.md §2. */
import { z } from 'zod'
import { codeMailLimit, codeMinutes } from '#app/domains/accounts/accounts.ts'
import { secondFactorWords } from '#app/domains/accounts/labels.fr.ts'
import { keepCode } from '#app/domains/accounts/steps.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { privacyMails } from '../mails.fr.ts'

export const sendIdentityCode = command({
  name: 'privacy.send-identity-code',
  permission: 'signed-in',
  /** Made by the route, which knows the secret of the instance. */
  input: { code: z.string().regex(/^\d{6}$/), codeProof: z.string().regex(/^[0-9a-f]{64}$/) },
  async run(work, { code, codeProof }) {
    const { tx, actor, at, newId } = work
    const person = await rowsOf(tx, 'person', { id: actor.personId }).get(['email'])
    await countAttempt(tx, codeMailLimit, actor.personId, at)
    await keepCode(tx, { purpose: 'data', ownerId: actor.personId }, codeProof, at)
    const mail = { onceKey: `data-code:${newId()}`, toAddress: person.email, toName: actor.name, isUrgent: true }
    await sendMail(work, {
      ...mail,
      ...privacyMails.code(code, codeMinutes),
      keptBodyText: privacyMails.code(secondFactorWords.codeGone, codeMinutes).bodyText,
    })
    return {}
  },
})
