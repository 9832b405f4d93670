/**
 * What who administers the instance does to an account: its entry closed and opened again, its sessions ended, its address
 * corrected. The right and the journal are the caller's (slice `instance`). Rules: docs/rules/instance.md §2.
 */

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { mostSessions } from './sessions.ts'

/** Locks the account until commit. @throws DomainError not-found */
export async function lockAccount(tx: Transaction, personId: string) {
  const row = await rowsOf(tx, 'person', { id: personId })
    .select(['id', 'name', 'email', 'is_platform_administrator as isAdministrator', 'closed_at as closedAt'])
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'accounts.person-not-found')
}

/** How many open accounts administer the instance; those rows stay as they are until commit. */
export async function lockAdministrators(tx: Transaction): Promise<number> {
  const rows = await rowsOf(tx, 'person', { is_platform_administrator: true, closed_at: null })
    .select(['id'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.length
}

/** @returns how many were open */
export async function endSessions(tx: Transaction, personId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('person_session')
    .where('userId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/**
 * Past the most of one person, the sessions left unused longest end; those that have not shown their second factor are counted apart,
 * so that a password alone puts nobody out. Those of the demonstration are everybody's.
 */
export async function endSessionsPastMost(tx: Transaction, personId: string): Promise<void> {
  await sql`
    delete from person_session where id in (
      select id from (
        select session.id, row_number() over (partition by factor_passed_at is null
          order by session."updatedAt" desc, session."createdAt" desc) as rank
        from person_session session join person on person.id = session."userId"
        where person.id = ${personId} and demo_role is null) as ranked
      where rank > ${mostSessions})`.execute(tx)
}

type Closing = { readonly at: Date; readonly reason: string }

/** Closes an account: nobody enters with it and it administers nothing. Undefined opens it again. */
export async function setClosing(tx: Transaction, personId: string, closing: Closing | undefined): Promise<void> {
  await rowsOf(tx, 'person', { id: personId }).update({
    closed_at: closing?.at ?? null,
    closed_reason: closing?.reason ?? null,
    ...(closing && { is_platform_administrator: false }),
  })
}

/** Ends her sessions, so that she enters again with her new rights. */
export async function setAdministrator(tx: Transaction, personId: string, isGiven: boolean): Promise<void> {
  await tx.updateTable('person').set({ is_platform_administrator: isGiven }).where('id', '=', personId).execute()
  await endSessions(tx, personId)
}

/** Every way in but better-auth's own asks before it opens a session. @throws DomainError forbidden */
export async function refuseClosed(db: Reader, personId: string): Promise<void> {
  if (await isClosed(db, personId)) throw new DomainError('forbidden', 'accounts.entry-closed')
}

const isClosed = (db: Reader, personId: string) =>
  db.selectFrom('person').select('id').where('id', '=', personId).where('closed_at', 'is not', null).executeTakeFirst()

/** A session that better-auth has just opened to a closed account ends at once. @returns whether it did */
export async function endedAsClosed(db: Reader, personId: string): Promise<boolean> {
  if (!(await isClosed(db, personId))) return false
  await db.deleteFrom('person_session').where('userId', '=', personId).execute()
  return true
}

/** Hours during which the link that confirms a new address answers. */
export const addressHours = 72

/** Beside those of better-auth: the hash of ours begins otherwise. */
export const addressIdentifier = (token: string): string =>
  createHash('sha256').update(`address:${token}`).digest('base64url')

export const hasAccount = async (db: Reader, email: string): Promise<boolean> =>
  (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) !== undefined

type NewAddress = { readonly personId: string; readonly email: string }

/** What a link of ours does: no address holds a space. */
export const addressValue = ({ personId, email }: NewAddress): string => `${personId} ${email}`

/** Stores what the link will do under its hash, and drops the earlier links of the account. */
export async function keepAddressLink(
  tx: Transaction,
  token: string,
  address: NewAddress,
  at: Date,
  newId: () => string,
): Promise<void> {
  await tx
    .deleteFrom('verification')
    .where('value', 'like', addressValue({ ...address, email: '%' }))
    .execute()
  await addRows(tx, 'verification', {
    id: newId(),
    identifier: addressIdentifier(token),
    value: addressValue(address),
    expiresAt: new Date(at.getTime() + addressHours * 3_600_000),
    createdAt: at,
    updatedAt: at,
  })
}

/** @returns what the link would do, and for whom; undefined when it is unknown, used or too old, or of a closed account */
export async function findAddressLink(db: Reader, token: string, at: Date) {
  const known = await rowsOf(db, 'verification', { identifier: addressIdentifier(token) })
    .select(['value'])
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  if (!known) return
  const [personId = '', email = ''] = known.value.split(' ')
  const person = await rowsOf(db, 'person', { id: personId, closed_at: null }).find(['name', 'email as former'])
  return person && { personId, email, ...person }
}

/** Spends the link: the account has its new address, and her sessions end. @throws DomainError not-found, conflict */
export async function takeAddressLink(tx: Transaction, token: string, at: Date) {
  const address = found(await findAddressLink(tx, token, at), 'accounts.address-link-gone')
  const spent = await rowsOf(tx, 'verification', { identifier: addressIdentifier(token) }).take(['id'])
  found(spent, 'accounts.address-link-gone')
  if (await hasAccount(tx, address.email)) throw new DomainError('conflict', 'accounts.address-taken')
  await rowsOf(tx, 'person', { id: address.personId }).update({
    email: address.email,
    emailVerified: true,
    updatedAt: at,
  })
  // A link that chooses a password, sent to the former address, opens nothing any more.
  await tx.deleteFrom('verification').where('value', '=', address.personId).execute()
  await endSessions(tx, address.personId)
  return address
}
