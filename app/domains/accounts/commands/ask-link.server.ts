/** Asks for a link of sign-in, or of a new password, to one's own address: by anyone. Rules: docs/rules/accounts.md §1, §5. */
import { randomUUID } from 'node:crypto'
import { countAttempt, noteAttempt } from '#app/kernel/attempts.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import type { LinkKind } from '../accounts.ts'
import { linkLimits, networkOf } from '../entry-limits.ts'
import { isKnownNetwork } from '../guard-entry.server.ts'

type LinkRequest = {
  readonly kind: LinkKind
  readonly email: string
  /** The page wanted after signing in. */
  readonly back: string
  readonly clientAddress: string
}

/**
 * The same statements whether an account has this address or not, and the mail is written by a job: neither the answer nor its
 * time tells, not even that the day's links are spent. @throws DomainError too-many
 */
export async function askLink(
  { db, at, secret }: { readonly db: Database; readonly at: Date; readonly secret: string },
  { kind, email, back, clientAddress }: LinkRequest,
): Promise<void> {
  const network = networkOf(clientAddress)
  await countAttempt(db, linkLimits.network, network, at)
  const isKnown = await isKnownNetwork(db, { email, clientAddress, secret }, at)
  // What others ask elsewhere takes nothing from her where she has entered.
  await countAttempt(db, linkLimits.account, `${kind} ${email}${isKnown ? ` ${network}` : ''}`, at)
  const today = await noteAttempt(db, linkLimits.day, email, at)
  const isSpent = !isKnown && today > linkLimits.day.most
  const heldBack = isSpent ? (await noteAttempt(db, linkLimits.hour, email, at)) - linkLimits.hour.most : 0
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  const personId = person?.id ?? randomUUID()
  const payload = { personId, kind, back, heldBack }
  await db
    .transaction()
    .execute((tx) => enqueue(tx, 'mail-account-link', payload, `account-link:${randomUUID()}`, { isUrgent: true }))
}
