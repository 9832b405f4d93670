/** The pages behind a sign-in or password link: opening one does not use the link up. */
import { findLinkPerson } from '#app/domains/accounts/account-links.server.ts'
import type { LinkKind } from '#app/domains/accounts/accounts.ts'
import { linkLimits, networkOf } from '#app/domains/accounts/entry-limits.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { RequestContext } from './request-context.server.ts'

export type OpenedLink =
  | { readonly state: 'open'; readonly personId: string; readonly name: string }
  | { readonly state: 'gone' | 'too-many' }

/** A valid link is accepted whatever the limit: wrong guesses from the same network do not close it. */
export async function openAccountLink(
  { instance: { db }, clientAddress }: RequestContext,
  kind: LinkKind,
  token: string,
): Promise<OpenedLink> {
  const at = new Date()
  const person = await findLinkPerson(db, kind, token, at)
  if (person) return { state: 'open', personId: person.id, name: person.name }
  try {
    await countAttempt(db, linkLimits.unknown, networkOf(clientAddress), at)
    return { state: 'gone' }
  } catch (error) {
    if (error instanceof DomainError) return { state: 'too-many' }
    throw error
  }
}
