/** Stopping these mails, or getting them again, by the secret that each of them carries: no sign-in (RFC 8058). Rules: docs/rules/notices.md §3.6. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { usualPace } from './notices.ts'
import { findMailedPerson, savePace } from './store.server.ts'

/** @throws DomainError not-found for a secret no mail carried */
export async function getUnsubscribePage(db: Database, secret: string) {
  const person = found(await findMailedPerson(db, secret), 'notices.unknown-secret')
  return { name: person.name, isStopped: person.pace === 'never' }
}

/** @param isWanted false to stop them, true for the usual pace. @throws DomainError not-found */
export async function setMailsWanted(db: Database, secret: string, isWanted: boolean, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { id: personId, name } = found(await findMailedPerson(tx, secret), 'notices.unknown-secret')
    const actor = { personId, name, memberships: [], isPlatformAdministrator: false }
    await savePace({ tx, actor, at, newId: randomUUID }, isWanted ? usualPace : 'never')
  })
}
