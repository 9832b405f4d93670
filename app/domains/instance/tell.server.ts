/** Tells a person of what was done to her account, by mail: she may have no session left to read it in. */
import { sendMail } from '#app/kernel/mail.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'

type Recipient = { readonly id: string; readonly name: string; readonly email: string }
type Words = { readonly subject: string; readonly bodyText: string }

export async function tellPerson(
  work: AuthoredWork,
  { id, name, email }: Recipient,
  what: string,
  words: Words,
  ctgId: string | null = null,
): Promise<void> {
  await sendMail(work, {
    onceKey: `account:${what}:${id}:${work.at.toISOString()}`,
    ctgId,
    toAddress: email,
    toName: name,
    ...words,
    keptBodyText: null,
  })
}
