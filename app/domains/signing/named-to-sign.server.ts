/** Whoever is named to sign by the address of her account. Rules: docs/rules/signing.md §3.2. */
import { authorize } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { lockLink } from './store.server.ts'

/** The link, when it is at the address of the actor's account. @throws DomainError not-found, forbidden for another's */
export async function requireNamed(work: Work, key: { readonly ctgId: string; readonly linkId: string }) {
  const link = await lockLink(work, key)
  const person = await rowsOf(work.tx, 'person', { id: work.actor.personId }).find(['email'])
  authorize(person?.email.toLowerCase() === link.email.toLowerCase(), 'convention.not-named-to-sign')
  return link
}
