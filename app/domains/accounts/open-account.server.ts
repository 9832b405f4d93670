/** Opens the first account of an instance, from its own machine: everyone else is invited in Trame. Rules: docs/rules/accounts.md §1. */
import { randomBytes, randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { endSessions, setAdministrator, setClosing } from './administer.server.ts'
import { accountJournal } from './labels.fr.ts'
import { hashOf, keepPassword } from './passwords.server.ts'
import { tellOfFactor } from './tell-of-account.server.ts'

export type NewAccount = { readonly email: string; readonly name: string }

const lockByEmail = (tx: Transaction, email: string) =>
  tx.selectFrom('person').select('id').where('email', '=', email).forUpdate().executeTakeFirst()

/**
 * Gives or takes back the administration of the instance; what she had open ends, so that she comes in as what she is now.
 * @returns false when no account has this address
 */
export const setAdministration = (db: Database, email: string, isGiven: boolean, at: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const person = await lockByEmail(tx, email)
    if (!person) return false
    await setAdministrator(tx, person.id, isGiven)
    const actor = { personId: null, name: accountJournal.machine, memberships: [] }
    const act = isGiven ? 'person.administration-given' : 'person.administration-ended'
    await recordAct({ tx, actor, at, newId: randomUUID }, act, { ctgId: null, id: person.id })
    return true
  })

/**
 * Takes back the second factor and the passkeys of somebody who has lost all; her sessions end, and she is told by mail.
 * @returns false when no account has this address
 */
export const resetFactor = (db: Database, email: string, at: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const person = await lockByEmail(tx, email)
    if (!person) return false
    for (const table of ['second_factor', 'passkey', 'recovery_code'] as const)
      await tx.deleteFrom(table).where('person_id', '=', person.id).execute()
    await endSessions(tx, person.id)
    const actor = { personId: null, name: accountJournal.machine, memberships: [] }
    const work = { tx, actor, at, newId: randomUUID }
    await tellOfFactor(work, person.id, 'reset')
    await recordAct(work, 'person.factor-reset', { ctgId: null, id: person.id })
    return true
  })

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
  const hashed = await hashOf(email, password)
  return db.transaction().execute(async (tx) => {
    const known = await lockByEmail(tx, email)
    const personId = known?.id ?? randomUUID()
    if (!known) await tx.insertInto('person').values({ id: personId, name, email, emailVerified: true }).execute()
    // Whoever holds the machine may open again an account that was closed in Trame.
    else await setClosing(tx, personId, undefined)
    await endSessions(tx, personId)
    await keepPassword(tx, personId, hashed)
    const actor = { personId, name, isPlatformAdministrator: false, memberships: [] }
    await recordAct({ tx, actor, at, newId: randomUUID }, 'person.account-opened', { ctgId: null, id: personId })
    return { password, isNew: !known }
  })
}
