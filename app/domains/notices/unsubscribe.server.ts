/** Stopping these mails, or getting them again, by the secret that each of them carries: no sign-in (RFC 8058). Rules: docs/rules/notices.md §3.6. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { type Door, doorLimits } from '#app/kernel/door.ts'
import { usualPace } from './notices.ts'
import { findMailedPerson, savePace } from './store.server.ts'

type MailedPerson = NonNullable<Awaited<ReturnType<typeof findMailedPerson>>>

export const unsubscribeDoor: Door<MailedPerson> = {
  secret: 'secret',
  find: findMailedPerson,
  unknown: 'notices.unknown-secret',
  guess: doorLimits.machineGuess,
}

export const unsubscribePageOf = ({ name, pace }: MailedPerson) => ({ name, isStopped: pace === 'never' })

/** @param isWanted false to stop them, true for the usual pace */
export async function setMailsWanted(
  db: Database,
  { id: personId, name }: MailedPerson,
  isWanted: boolean,
  at: Date,
): Promise<void> {
  const actor = { personId, name, memberships: [], isPlatformAdministrator: false }
  await db.transaction().execute((tx) => savePace({ tx, actor, at, newId: randomUUID }, isWanted ? usualPace : 'never'))
}
