/** Chooses a password by the link received; every session ends, and the link serves no more. Rules: docs/rules/accounts.md §7. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { guestCommands } from '#app/kernel/guest-command.server.ts'
import { storable } from '#app/kernel/storable.ts'
import { findLinkPerson, verificationIdentifier } from '../account-links.server.ts'
import { hashOf, keepPassword, newPasswordFields, problemOf, refusePassword } from '../passwords.server.ts'
import { tellOfPassword } from '../tell-of-account.server.ts'

const chosenInput = z.object(newPasswordFields)

guestCommands.add('accounts.choose-password')

/** @throws ZodError | DomainError invalid (password), not-found (link unknown, used or too old) */
export async function choosePassword(
  { db, at }: { readonly db: Database; readonly at: Date },
  token: string,
  form: unknown,
): Promise<void> {
  const chosen = chosenInput.parse(storable(form))
  const person = found(await findLinkPerson(db, 'password', token, at), 'accounts.link-gone')
  refusePassword(await problemOf(db, person.id, chosen))
  const hash = await hashOf(person.id, chosen.newPassword)
  await db.transaction().execute(async (tx) => {
    const spent = await tx
      .deleteFrom('verification')
      .where('identifier', '=', verificationIdentifier('password', token))
      .where('expiresAt', '>', at)
      .returning('id')
      .executeTakeFirst()
    found(spent, 'accounts.link-gone')
    // Other links asked at the same time would change it again.
    await tx.deleteFrom('verification').where('value', '=', person.id).execute()
    await keepPassword(tx, person.id, hash)
    // Whoever read the mail owns the address.
    await tx.updateTable('person').set({ emailVerified: true, updatedAt: at }).where('id', '=', person.id).execute()
    await tx.deleteFrom('person_session').where('userId', '=', person.id).execute()
    const actor = { personId: person.id, name: person.name, memberships: [] }
    const work = { tx, at, actor, newId: randomUUID }
    await recordAct(work, 'person.password-chosen', { ctgId: null, id: person.id })
    await tellOfPassword(work, person.id)
  })
}
