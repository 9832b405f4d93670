/** Entering by a passkey alone, and showing one at the door: the device recognised its holder, so it is both factors. Rules: docs/rules/accounts.md §11. */
import { randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { type Entry, noteNetwork } from '../guard-entry.server.ts'
import { openSession, passFactor } from '../open-session.server.ts'
import { type Site, verifyShown } from './ceremony.server.ts'

type PasskeyEntry = {
  readonly answer: string
  readonly userAgent: string | null
  readonly from: Omit<Entry, 'email'>
  readonly site: Site
}

/** @returns the token of her session; undefined when no key of ours answered as it must */
export async function enterByPasskey(db: Database, shown: PasskeyEntry, at: Date): Promise<string | undefined> {
  const entered = await db.transaction().execute(async (tx) => {
    const personId = await verifyShown({ db: tx, at, site: shown.site }, null, shown.answer)
    if (personId === undefined) return
    const person = await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()
    const token = await openSession(tx, { personId, userAgent: shown.userAgent, isFactorPassed: true }, at)
    const actor = { personId, name: person.name, memberships: [] }
    await recordAct(
      { tx, at, newId: randomUUID, actor },
      'person.entered',
      { ctgId: null, id: personId },
      { way: 'passkey' },
    )
    return { token, personId }
  })
  if (entered) await noteNetwork(db, entered.personId, shown.from, at)
  return entered?.token
}

type AtDoor = { readonly personId: string; readonly name: string; readonly sessionId: string | null }

/** @returns whether it was one of hers, as it must: this session opens the rest */
export const passByPasskey = (
  db: Database,
  { personId, name, sessionId }: AtDoor,
  { answer, site }: Pick<PasskeyEntry, 'answer' | 'site'>,
  at: Date,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if ((await verifyShown({ db: tx, at, site }, personId, answer)) === undefined) return false
    await passFactor(tx, sessionId, at)
    const work = { tx, at, newId: randomUUID, actor: { personId, name, memberships: [] } }
    await recordAct(work, 'person.factor-passed', { ctgId: null, id: personId }, { by: 'passkey' })
    return true
  })
