/** By mail, a person learns of what was done to a way into her account, whoever did it. Rules: docs/rules/accounts.md §6.3, §10.10. */
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { entryMails, type FactorChange } from './entry-mails.fr.ts'
import { accountMails } from './labels.fr.ts'

type Words = { readonly subject: string; readonly bodyText: string }

async function tell(work: AuthoredWork, personId: string, words: (name: string) => Words): Promise<void> {
  const person = await rowsOf(work.tx, 'person', { id: personId }).get(['name', 'email'])
  await sendMail(work, {
    keptBodyText: null,
    onceKey: `account-way:${work.newId()}`,
    toAddress: person.email,
    toName: person.name,
    ...words(person.name),
  })
}

export const tellOfFactor = (work: AuthoredWork, personId: string, change: FactorChange): Promise<void> =>
  tell(work, personId, (name) => entryMails.factorChanged(name, change))

export const tellOfPassword = (work: AuthoredWork, personId: string): Promise<void> =>
  tell(work, personId, accountMails.passwordChanged)
