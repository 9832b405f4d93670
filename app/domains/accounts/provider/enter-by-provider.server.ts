/** Entering by an identity that the provider vouches for: known, invited, of an opened domain, or refused in words. Rules: docs/rules/accounts.md §12. */
import { randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { noteAttempt } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { keepChallenge, makeSecretWord } from '../challenges.server.ts'
import { isTold, networkOf } from '../entry-limits.ts'
import { type Entry, noteNetwork } from '../guard-entry.server.ts'
import { accountJournal } from '../labels.fr.ts'
import { openSession } from '../open-session.server.ts'
import { sealText } from '../sealing.server.ts'
import { findPersonOf, noteIdentity, tieIdentity } from './identities.server.ts'
import { decideFirstEntry, type Identity, type ProviderCause } from './provider.ts'

/** What the slices above know: CTGs open to a mail domain, and the organisations of their parties. */
export type Welcome = {
  /** Gives her the least role wherever her domain is open and she never had a mandate. @returns in how many CTGs */
  readonly byDomain: (work: Work, email: string) => Promise<number>
  readonly isOrganisationKnown: (db: Database, siret: string) => Promise<boolean>
}

export type ProviderSignIn = {
  readonly identity: Identity
  readonly idToken: string
  /** Her level is a second factor passed. */
  readonly isFactorPassed: boolean
  readonly userAgent: string | null
  /** Where from, and the secret of the instance. */
  readonly from: Omit<Entry, 'email'>
}

export type ProviderEntry =
  | { readonly kind: 'entered'; readonly token: string; readonly personId: string }
  /** The account is somebody's: `secret` opens the page where she shows that it is hers. */
  | { readonly kind: 'confirm'; readonly secret: string }
  | { readonly kind: 'refused'; readonly cause: ProviderCause }

type Person = { readonly id: string; readonly name: string }
type Way = 'provider' | 'provider-invitation' | 'provider-domain'

const authorOf = ({ id, name }: Person) => ({
  personId: id,
  name,
  isPlatformAdministrator: false,
  memberships: [],
})
const workOf = (tx: Transaction, person: Person, at: Date): Work => ({
  tx,
  at,
  newId: randomUUID,
  actor: authorOf(person),
})

async function open(work: Work, shown: ProviderSignIn, way: Way): Promise<ProviderEntry> {
  const { personId } = work.actor
  const { identity, idToken, isFactorPassed, userAgent, from } = shown
  const sealing = { instanceSecret: from.secret, use: 'identity token', ownerId: personId } as const
  const session = { personId, userAgent, isFactorPassed, sealedIdToken: sealText(sealing, idToken) }
  const token = await openSession(work.tx, session, work.at)
  await recordAct(work, 'person.entered', { ctgId: null, id: personId }, { way, acr: identity.acr })
  return { kind: 'entered', token, personId }
}

class NotExpected extends Error {}

/** Nobody has this address: an account is made if a domain lets her in, and nothing stays of it otherwise. */
const enterByDomain = (
  db: Database,
  shown: ProviderSignIn,
  { byDomain }: Welcome,
  at: Date,
): Promise<ProviderEntry | undefined> =>
  db
    .transaction()
    .execute(async (tx) => {
      const { identity } = shown
      const person = { id: randomUUID(), name: identity.name }
      const made = await tx
        .insertInto('person')
        .values({ ...person, email: identity.email, emailVerified: true, createdAt: at, updatedAt: at })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returning('id')
        .executeTakeFirst()
      const work = workOf(tx, person, at)
      if (!made || (await byDomain(work, identity.email)) === 0) throw new NotExpected()
      await tieIdentity(tx, identity, person.id, at)
      return open(work, shown, 'provider-domain')
    })
    .catch((error: unknown) => {
      if (error instanceof NotExpected) return undefined
      throw error
    })

/** Invited and never come: the invitation was to this address. */
async function enterInvited(
  tx: Transaction,
  person: Person,
  shown: ProviderSignIn,
  welcome: Welcome,
  at: Date,
): Promise<ProviderEntry> {
  const tiedTo = await tieIdentity(tx, shown.identity, person.id, at)
  if (tiedTo !== person.id) return { kind: 'refused', cause: 'other-account' }
  await tx.updateTable('person').set({ emailVerified: true, updatedAt: at }).where('id', '=', person.id).execute()
  const work = workOf(tx, person, at)
  await welcome.byDomain(work, shown.identity.email)
  return open(work, shown, 'provider-invitation')
}

export async function enterByProvider(
  db: Database,
  shown: ProviderSignIn,
  welcome: Welcome,
  at: Date,
): Promise<ProviderEntry> {
  const entry = await enterOrRefuse(db, shown, welcome, at)
  if (entry.kind === 'entered') await noteNetwork(db, entry.personId, shown.from, at)
  return entry
}

async function enterOrRefuse(db: Database, shown: ProviderSignIn, welcome: Welcome, at: Date): Promise<ProviderEntry> {
  const { identity } = shown
  const entered = await db.transaction().execute(async (tx) => {
    const tied = await noteIdentity(tx, identity, at)
    if (tied?.closedAt) return { kind: 'refused' as const, cause: 'account-closed' as const }
    if (tied) {
      const work = workOf(tx, tied, at)
      if (identity.isEmailVerified) await welcome.byDomain(work, identity.email)
      return open(work, shown, 'provider')
    }
    const person = await findPersonOf(tx, identity.email)
    if (person?.closedAt && identity.isEmailVerified)
      return { kind: 'refused' as const, cause: 'account-closed' as const }
    const decision = decideFirstEntry(identity, person)
    if (decision === 'address-missing' || decision === 'address-unverified')
      return { kind: 'refused' as const, cause: decision }
    if (decision === 'try-domain' || !person) return
    return decision === 'tie-invited'
      ? enterInvited(tx, person, shown, welcome, at)
      : askConfirmation(tx, identity, person.id, at)
  })
  if (entered) return entered
  const welcomed = await enterByDomain(db, shown, welcome, at)
  if (welcomed) return welcomed
  const isKnown = identity.siret !== '' && (await welcome.isOrganisationKnown(db, identity.siret))
  return { kind: 'refused', cause: isKnown ? 'no-invitation' : 'unknown-organisation' }
}

/** Never silently: she shows by her own means that the account is hers (`commands/tie-identity`). */
async function askConfirmation(
  tx: Transaction,
  identity: Identity,
  personId: string,
  at: Date,
): Promise<ProviderEntry> {
  const secret = makeSecretWord()
  await keepChallenge(tx, { purpose: 'provider-tie', secret, personId, detail: identity }, at)
  return { kind: 'confirm', secret }
}

/** Refusals of an hour are told in few lines, whatever is sent. */
const toldAbout: AttemptLimit = { name: 'provider-told', most: 0, minutes: 60 }
/** Lines an hour for the whole instance: a botnet does not fill the journal. */
const mostTold = 1_000

/** Somebody was not let in: the journal of the instance says why, now and then. */
export async function tellRefusal(
  db: Database,
  { cause, clientAddress }: { readonly cause: ProviderCause; readonly clientAddress: string },
  at: Date,
): Promise<void> {
  const ofNetwork = await noteAttempt(db, toldAbout, `${cause} ${networkOf(clientAddress)}`, at)
  // Only lines are counted against the bound of all: who is refused a thousand times hides nobody else's refusal.
  if (!isTold(ofNetwork) || (await noteAttempt(db, toldAbout, 'all', at)) > mostTold) return
  await db.transaction().execute((tx) => {
    const work: AuthoredWork = {
      tx,
      at,
      newId: randomUUID,
      actor: { personId: null, name: accountJournal.someone, memberships: [] },
    }
    return recordAct(work, 'person.provider-refused', { ctgId: null, id: randomUUID() }, { cause, failures: ofNetwork })
  })
}
