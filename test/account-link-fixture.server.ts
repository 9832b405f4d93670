/** A link of sign-in, of a new password or of a new address, as better-auth keeps it, without its mail. */
import { verificationIdentifier } from '#app/domains/accounts/account-links.server.ts'
import type { LinkKind } from '#app/domains/accounts/accounts.ts'
import { addressIdentifier, addressValue } from '#app/domains/accounts/administer.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'

/** @returns its token */
export async function givenAccountLink(
  db: Database,
  kind: LinkKind,
  { personId, email }: { readonly personId: string; readonly email: string },
  expiresAt = new Date(Date.now() + 600_000),
): Promise<string> {
  const token = makeLinkToken()
  const value = kind === 'password' ? personId : JSON.stringify({ type: 'magic-link', email })
  await db
    .insertInto('verification')
    .values({ identifier: verificationIdentifier(kind, token), value, expiresAt })
    .execute()
  return token
}

/** A link that gives this account another address. @returns its token */
export async function givenAddressLink(db: Database, personId: string): Promise<string> {
  const token = makeLinkToken()
  const value = addressValue({ personId, email: `nouvelle-${personId}@exemple.fr` })
  const expiresAt = new Date(Date.now() + 600_000)
  await db
    .insertInto('verification')
    .values({ identifier: addressIdentifier(token), value, expiresAt })
    .execute()
  return token
}
