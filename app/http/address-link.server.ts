/** The page that confirms a new address: opening it does not use the link up, and guesses are limited. */
import { linkLimits, networkOf } from '#app/domains/accounts/entry-limits.ts'
import { findAddressLink } from '#app/domains/accounts/steps.server.ts'
import { confirmNewAddress } from '#app/domains/instance/confirm-address.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { RequestContext } from './request-context.server.ts'

type OpenedAddress =
  | { readonly state: 'open'; readonly address: { readonly name: string; readonly email: string } }
  | { readonly state: 'gone' | 'too-many' }

/** A valid link is accepted whatever the limit. */
export async function openAddressLink(
  { instance: { db }, clientAddress }: RequestContext,
  token: string,
): Promise<OpenedAddress> {
  const at = new Date()
  const link = await findAddressLink(db, token, at)
  if (link) return { state: 'open', address: { name: link.name, email: link.email } }
  try {
    await countAttempt(db, linkLimits.unknown, networkOf(clientAddress), at)
    return { state: 'gone' }
  } catch (error) {
    if (error instanceof DomainError) return { state: 'too-many' }
    throw error
  }
}

/** @throws DomainError not-found, conflict, too-many */
export async function confirmAddress(surroundings: RequestContext, token: string): Promise<void> {
  const { db } = surroundings.instance
  const at = new Date()
  if (!(await findAddressLink(db, token, at)))
    await countAttempt(db, linkLimits.unknown, networkOf(surroundings.clientAddress), at)
  await confirmNewAddress(db, token, at)
}
