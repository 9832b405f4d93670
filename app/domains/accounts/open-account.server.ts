/** Opens the first account of an instance, from its own machine: everyone else is invited in Trame. Rules: docs/rules/accounts.md §1. */
import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'

export type NewAccount = { readonly email: string; readonly name: string }

/**
 * Makes an account with a password to change at the first visit; a known address gets a new password, and its sessions end.
 * @returns the password, shown once and kept nowhere
 */
export async function openAccount(
  db: Database,
  { email, name }: NewAccount,
  at: Date,
): Promise<{ readonly password: string; readonly isNew: boolean }> {
  const password = randomBytes(12).toString('base64url')
  const hashed = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('person').select('id').where('email', '=', email).forUpdate().executeTakeFirst()
    const personId = known?.id ?? randomUUID()
    if (!known) await tx.insertInto('person').values({ id: personId, name, email, emailVerified: true }).execute()
    await tx
      .deleteFrom('person_account')
      .where('userId', '=', personId)
      .where('providerId', '=', 'credential')
      .execute()
    await tx.deleteFrom('person_session').where('userId', '=', personId).execute()
    await tx
      .insertInto('person_account')
      .values({ userId: personId, accountId: personId, providerId: 'credential', password: hashed })
      .execute()
    const actor = { personId, name, isPlatformAdministrator: false, memberships: [] }
    await recordAudit(
      { tx, actor, at, newId: randomUUID },
      { action: 'person.account-opened', subject: { type: 'person', id: personId }, ctgId: null },
    )
    return { password, isNew: !known }
  })
}
