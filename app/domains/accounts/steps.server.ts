/** Parts of what others do: who is invited has an account, a request notes that a session is used. Rules: docs/rules/ctg.md §7, accounts.md §6. */
import type { Database } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Invitee = { readonly email: string; readonly name: string }

/** The person of this address; made when there is none. A person already known keeps the name she gave herself. @throws DomainError conflict: her account is closed */
export async function findOrCreatePerson({ tx, newId, at }: Omit<Work, 'actor'>, { email, name }: Invitee) {
  const created = await tx
    .insertInto('person')
    .values({ id: newId(), name, email, createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (created) return created
  const { closedAt, ...known } = await rowsOf(tx, 'person', { email }).get(['id', 'name', 'closed_at as closedAt'])
  if (closedAt !== null) throw new DomainError('conflict', 'accounts.account-closed')
  return known
}

/** A session left unused ends by itself: this use puts it off. */
export async function noteSessionUse(db: Database, token: string, at: Date): Promise<void> {
  await db.updateTable('person_session').set({ updatedAt: at }).where('token', '=', token).execute()
}

export {
  addressHours,
  endSessions,
  findAddressLink,
  hasAccount,
  keepAddressLink,
  lockAccount,
  lockAdministrators,
  setAdministrator,
  setClosing,
  takeAddressLink,
} from './administer.server.ts'
export { findSecondFactor, keepCode, takeCode, takeRecoveryCode, takeStep } from './codes.server.ts'
export { isPassword } from './passwords.server.ts'
