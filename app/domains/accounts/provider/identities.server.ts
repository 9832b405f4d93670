/** Rows of the identities tied to accounts. Rules: docs/rules/accounts.md §12. */
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Identity } from './provider.ts'

/** What she showed this time: her organisation may have changed. @returns her account; undefined for an identity tied to none */
export async function noteIdentity(tx: Transaction, identity: Identity, at: Date) {
  const { email, siret, organisation, acr } = identity
  const known = await rowsOf(tx, 'provider_identity', { issuer: identity.issuer, subject: identity.subject }).change(
    { email, siret, organisation, acr, entered_at: at },
    ['person_id'],
  )
  return known && rowsOf(tx, 'person', { id: known.person_id }).find(['id', 'name', 'closed_at as closedAt'])
}

/** @returns whose account it is tied to in the end: another's, when it was already */
export async function tieIdentity(tx: Transaction, identity: Identity, personId: string, at: Date): Promise<string> {
  const { issuer, subject, email, siret, organisation, acr } = identity
  await tx
    .insertInto('provider_identity')
    .values({ issuer, subject, person_id: personId, email, siret, organisation, acr, tied_at: at, entered_at: at })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute()
  const { person_id } = await rowsOf(tx, 'provider_identity', { issuer, subject }).get(['person_id'])
  return person_id
}

/** The account of this address, and whether she ever came in: by a password, a link, a session. */
export const findPersonOf = (db: Reader, email: string) =>
  rowsOf(db, 'person', { email }).find((eb) => [
    'id',
    'name',
    'email',
    'closed_at as closedAt',
    eb
      .or([
        eb('emailVerified', '=', true),
        eb('is_platform_administrator', '=', true),
        eb.exists(eb.selectFrom('person_account').select('id').whereRef('userId', '=', 'person.id')),
        eb.exists(eb.selectFrom('person_session').select('id').whereRef('userId', '=', 'person.id')),
        eb.exists(eb.selectFrom('provider_identity').select('subject').whereRef('person_id', '=', 'person.id')),
        eb.exists(eb.selectFrom('passkey').select('id').whereRef('person_id', '=', 'person.id')),
      ])
      .$castTo<boolean>()
      .as('hasEntered'),
  ])

/** Identities of an account, the oldest first. */
export const listIdentities = (db: Reader, personId: string) =>
  rowsOf(db, 'provider_identity', { person_id: personId })
    .select(['issuer', 'subject', 'email', 'siret', 'organisation', 'entered_at as enteredAt'])
    .orderBy('tied_at')
    .limit(20)
    .execute()
