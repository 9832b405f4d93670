/**
 * Nothing is signed behind a party's back: whoever coordinates for it is told who was named to sign for it, at which address, and
 * by whom. A party of which nobody coordinates is watched over by every coordination. Rules: docs/rules/signing.md §3.2.
 */
import { listCoordinators, listHolders } from '#app/domains/ctg/queries.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type Designation, namedMail } from './labels.fr.ts'

type NewlyNamed = Designation & {
  readonly ctgId: string
  readonly partyId: string
  readonly amendmentId: string | null
  readonly linkId: string
  readonly siteUrl: string
}

export async function tellParty(
  work: Work,
  { ctgId, partyId, amendmentId, linkId, siteUrl, ...named }: NewlyNamed,
): Promise<void> {
  const today = todayIn(work, ctgId)
  const own = await listHolders(work.tx, { ctgId, partyIds: [partyId], roles: ['coordinator'], today })
  const coordinators = await listCoordinators(work.tx, ctgId, today)
  const recipients = coordinators.filter(
    ({ id }) => id !== work.actor.personId && (own.length === 0 || own.includes(id)),
  )
  const page =
    amendmentId === null ? `/convention/preuve/${partyId}` : `/convention/avenants/${amendmentId}/preuve/${partyId}`
  const onceKey = `signatory-named:${linkId}`
  await notify(work, {
    ...{ ctgId, kind: 'signatory-named', subject: { type: 'ctg', id: ctgId }, onceKey },
    personIds: recipients.map(({ id }) => id),
    facts: { quote: `${named.partyName} : ${named.holderName} (${named.email})`, page },
  })
  // At once, whatever the pace of her notices: the link signs as soon as it is sent.
  for (const { id, name, email } of recipients)
    await sendMail(work, {
      ...{ onceKey: `${onceKey}:${id}`, ctgId, toAddress: email, toName: name },
      ...namedMail(named, `${siteUrl}/ctg/${ctgId}${page}`),
      keptBodyText: null,
    })
}
