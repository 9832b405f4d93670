/** Asks for a link of sign-in, or of a new password, to one's own address: by anyone. Rules: docs/rules/accounts.md §1, §5. */
import { randomUUID } from 'node:crypto'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import type { LinkKind } from '../accounts.ts'
import { linkLimits, networkOf } from '../entry-limits.ts'

type LinkRequest = {
  readonly kind: LinkKind
  readonly email: string
  /** The page wanted after signing in. */
  readonly back: string
  readonly clientAddress: string
}

/**
 * The same statements whether an account has this address or not, and the mail is written by a job: neither the answer nor its
 * time tells. @throws DomainError too-many
 */
export async function askLink(
  { db, at }: { readonly db: Database; readonly at: Date },
  { kind, email, back, clientAddress }: LinkRequest,
): Promise<void> {
  await countAttempt(db, linkLimits.network, networkOf(clientAddress), at)
  await countAttempt(db, linkLimits.account, `${kind} ${email}`, at)
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  const personId = person?.id ?? randomUUID()
  await db
    .transaction()
    .execute((tx) =>
      enqueue(tx, 'mail-account-link', { personId, kind, back }, `account-link:${randomUUID()}`, { isUrgent: true }),
    )
}
