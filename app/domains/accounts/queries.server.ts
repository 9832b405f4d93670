/** What the accounts' pages read. */

import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { countRecoveryCodes, findSecondFactor } from './codes.server.ts'
import { listIdentities } from './provider/identities.server.ts'
import { drawEnrolment, openSecret } from './second-factor.server.ts'
import { hoursBefore, idleHours, lastInstant, sessionDays } from './sessions.ts'

export { idleHours, sessionDays } from './sessions.ts'

/** Whether the `person` of a statement has a second factor: an application of codes, or a passkey. */
export const hasFactor = sql<boolean>`(
  exists (select from second_factor known where known.person_id = person.id and known.confirmed_at is not null)
  or exists (select from passkey known where known.person_id = person.id))`

/** The accounts offered by the sign-in page of a demonstration, in the order they were made. */
export const listDemoAccounts = (db: Database) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', (eb) => eb.fn.coalesce('demo_role', eb.val('')).as('role')])
    .where('demo_role', 'is not', null)
    .orderBy('createdAt')
    .orderBy('email')
    .limit(20)
    .execute()

export { listIdentities }

/** The session of this token; null when there is none. */
export async function findSessionId(db: Reader, token: string | undefined): Promise<string | null> {
  if (token === undefined) return null
  const session = await db.selectFrom('person_session').select('id').where('token', '=', token).executeTakeFirst()
  return session?.id ?? null
}

/** Whether this session has shown a second factor, by a code, a passkey or the level of an identity provider. */
export async function isFactorShown(db: Reader, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false
  const session = await rowsOf(db, 'person_session', { token }).find(['factor_passed_at as passedAt'])
  return session?.passedAt != null
}

/** The actor's own account: name, whether she has a password, open sessions. */
export async function getAccountPage({ db, actor, at }: Context, sessionId: string | null) {
  const person = found(
    await rowsOf(db, 'person', { id: actor.personId }).find((eb) => [
      'name',
      'email',
      eb
        .exists(
          eb
            .selectFrom('person_account')
            .select('id')
            .whereRef('userId', '=', 'person.id')
            .where('password', 'is not', null),
        )
        .as('hasPassword'),
    ]),
    'accounts.person-not-found',
  )
  const sessions = await rowsOf(db, 'person_session', { userId: actor.personId })
    .select(['id', 'userAgent', 'createdAt', 'updatedAt'])
    .where('expiresAt', '>', at)
    .where('createdAt', '>', hoursBefore(at, sessionDays * 24))
    .where('updatedAt', '>', hoursBefore(at, idleHours(actor.isPlatformAdministrator)))
    .orderBy('updatedAt', 'desc')
    .limit(50)
    .execute()
  return {
    person,
    isAdministrator: actor.isPlatformAdministrator,
    sessions: sessions.map((session) => ({
      ...session,
      lastInstant: lastInstant(session),
      isCurrent: session.id === sessionId,
    })),
  }
}

/** My second factor: its secret is shown until it is confirmed, and never after. @param label whose it is, in the application of codes */
export async function getSecondFactor({ db, actor }: Context, instanceSecret: string, label: string) {
  const known = await findSecondFactor(db, actor.personId)
  if (!known) return { state: 'none' as const }
  const secret = openSecret(instanceSecret, actor.personId, known.sealedSecret)
  // The secret of the instance has changed: this one opens no more.
  if (secret === undefined) return { state: 'lost' as const }
  if (known.confirmedAt)
    return { state: 'confirmed' as const, since: known.confirmedAt, recoveryCodes: Number(known.recoveryCodes ?? 0) }
  return { state: 'started' as const, secret, drawing: drawEnrolment(secret, label) }
}

/** Passkeys of a person, the oldest first. */
export const listPasskeys = (db: Reader, personId: string) =>
  rowsOf(db, 'passkey', { person_id: personId })
    .select(['id', 'name', 'is_backed_up as isBackedUp', 'created_at as createdAt', 'used_at as usedAt'])
    .orderBy('created_at')
    .limit(50)
    .execute()

export type Passkey = Awaited<ReturnType<typeof listPasskeys>>[number]
export type TiedIdentity = Awaited<ReturnType<typeof listIdentities>>[number]

/** What is asked at the door of who has entered: a factor she has, or one to activate. */
export type DoorFactor =
  | {
      readonly kind: 'show'
      readonly hasApplication: boolean
      readonly hasPasskeys: boolean
      readonly recoveryCodes: number
    }
  | { readonly kind: 'enrol'; readonly reason: 'administration' | 'lost' }

/** A factor that the instance opens no more, since its secret changed, is activated again. */
export async function getDoorFactor({ db, actor }: Context, instanceSecret: string): Promise<DoorFactor> {
  const [known, passkeys, recovery] = await Promise.all([
    findSecondFactor(db, actor.personId),
    listPasskeys(db, actor.personId),
    countRecoveryCodes(db, actor.personId),
  ])
  const isConfirmed = Boolean(known?.confirmedAt)
  const hasApplication =
    isConfirmed && openSecret(instanceSecret, actor.personId, known?.sealedSecret ?? '') !== undefined
  if (hasApplication || passkeys.length > 0)
    return { kind: 'show', hasApplication, hasPasskeys: passkeys.length > 0, recoveryCodes: recovery }
  return { kind: 'enrol', reason: isConfirmed ? 'lost' : 'administration' }
}

export type SecondFactorData = Awaited<ReturnType<typeof getSecondFactor>>

export type AccountPageData = Awaited<ReturnType<typeof getAccountPage>>

/** The last fifty mails, written rather than sent in a demonstration. @throws DomainError not-found elsewhere */
export async function listMails(db: Database, isDemo: boolean) {
  if (!isDemo) throw new DomainError('not-found', 'accounts.no-mail-page')
  return db
    .selectFrom('outgoing_mail')
    .select([
      'id',
      'to_name as toName',
      'to_address as toAddress',
      'subject',
      'body_text as bodyText',
      'created_at as createdAt',
    ])
    .select((eb) => [
      eb('calendar', 'is not', null).as('hasEvent'),
      jsonArrayFrom(
        eb
          .selectFrom('outgoing_mail_document as carried')
          .innerJoin('mail_document as document', 'document.id', 'carried.document_id')
          .select('document.name')
          .whereRef('carried.mail_id', '=', 'outgoing_mail.id')
          .orderBy('document.name'),
      ).as('documents'),
    ])
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
}

export type MailLine = Awaited<ReturnType<typeof listMails>>[number]
