/** The code of a signature: kept by its fingerprint, sent by mail, never journaled. Rules: docs/rules/signing.md §3.3. */

import { codeMailLimit, codeMinutes } from '#app/domains/accounts/accounts.ts'
import { secondFactorWords } from '#app/domains/accounts/labels.fr.ts'
import { keepCode } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { signingLabels as t } from './labels.fr.ts'
import { lockLink } from './store.server.ts'
import { textNameOf } from './text-name.fr.ts'
import { getFrozenText, textIdOf } from './texts.server.ts'

type NewCode = { readonly ctgId: string; readonly linkId: string; readonly code: string; readonly codeProof: string }

export async function sendCodeOf(work: AuthoredWork, { ctgId, linkId, code, codeProof }: NewCode): Promise<void> {
  const { tx, at, newId } = work
  const { email, holderName, partyId, ...link } = await lockLink(work, { ctgId, linkId })
  await countAttempt(tx, codeMailLimit, linkId, at)
  await keepCode(tx, { purpose: 'sign', ownerId: linkId }, codeProof, at)
  const { name } = await tx.selectFrom('ctg').select('name').where('id', '=', ctgId).executeTakeFirstOrThrow()
  const text = textNameOf(await getFrozenText(tx, ctgId, textIdOf(link)))
  const words = (shown: string) => secondFactorWords.codeMail(shown, codeMinutes, t.codeAct(name, text))
  await sendMail(work, {
    onceKey: `signing-code:${newId()}`,
    toAddress: email,
    toName: holderName,
    isUrgent: true,
    ...words(code),
    keptBodyText: words(secondFactorWords.codeGone).bodyText,
  })
  await recordAct(work, 'signing.code-sent', { ctgId, id: ctgId }, { partyId, linkId })
}
