/** Failures to enter, counted and told: who may still try, from where. Rules: docs/rules/accounts.md §5. */
import { createHmac, randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { forgetAttempts, noteAttempt, readAttempts } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import { daysBefore } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type EntryBar, failureLimits, isTold, networkOf, refusalToTry } from './entry-limits.ts'
import { accountJournal } from './labels.fr.ts'

/** Who tries to enter: the address typed, known or not, and where from. */
export type Entry = {
  readonly email: string
  readonly clientAddress: string
  /** Secret of the instance: the key under which addresses are hashed. */
  readonly secret: string
}

const keyed = (secret: string, what: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${what}:${text}`).digest()

const networkKey = ({ secret, clientAddress }: Omit<Entry, 'email'>): string =>
  keyed(secret, 'network', networkOf(clientAddress)).toString('base64url')

const pairOf = ({ email, clientAddress }: Entry): string => `${email} ${networkOf(clientAddress)}`

const knownNetworkDays = 90

/** Whether the person of this address, if there is one, has entered from this network before; one read in both cases. */
export async function isKnownNetwork(db: Database, entry: Entry, at: Date): Promise<boolean> {
  const known = await db
    .selectFrom('known_network')
    .innerJoin('person', 'person.id', 'known_network.person_id')
    .select('person.id')
    .where('person.email', '=', entry.email)
    .where('known_network.network_key', '=', networkKey(entry))
    .where('known_network.entered_at', '>', daysBefore(at, knownNetworkDays))
    .executeTakeFirst()
  return known !== undefined
}

/** Why this entry may not be tried now; the same reads whether the account exists or not. */
export async function refusalToEnter(db: Database, entry: Entry, at: Date): Promise<EntryBar | undefined> {
  const [pair, network, account, isKnown] = await Promise.all([
    readAttempts(db, failureLimits.pair, pairOf(entry), at),
    readAttempts(db, failureLimits.network, networkOf(entry.clientAddress), at),
    readAttempts(db, failureLimits.account, entry.email, at),
    isKnownNetwork(db, entry, at),
  ])
  const failures = { pair: pair.count, network: network.count, account, isKnownNetwork: isKnown }
  return refusalToTry(failures, at)
}

/** An hour of failures is told by the journal in few lines: these count it. */
const toldAbout: AttemptLimit = { name: 'entry-told', most: 0, minutes: 60 }
/** Lines an hour about addresses that no account has, for the whole instance: a botnet does not fill the journal. */
const mostUnknownTold = 100

/** Counts a wrong password against the account, the network, and the two together; tells the journal now and then. */
export async function noteFailure(db: Database, entry: Entry, at: Date): Promise<void> {
  await Promise.all([
    noteAttempt(db, failureLimits.pair, pairOf(entry), at),
    noteAttempt(db, failureLimits.network, networkOf(entry.clientAddress), at),
    noteAttempt(db, failureLimits.account, entry.email, at),
  ])
  const person = await db.selectFrom('person').select('id').where('email', '=', entry.email).executeTakeFirst()
  // Of an address without account, the lines of one network: whatever is typed there makes no more of them.
  const about = person?.id ?? `unknown ${networkOf(entry.clientAddress)}`
  const failures = await noteAttempt(db, toldAbout, about, at)
  if (!isTold(failures)) return
  if (!person && (await noteAttempt(db, toldAbout, 'unknown', at)) > mostUnknownTold) return
  const subjectId = person?.id ?? uuidOf(keyed(entry.secret, 'email', entry.email))
  await db
    .transaction()
    .execute((tx) =>
      recordAct(
        { tx, at, newId: randomUUID, actor: { personId: null, name: accountJournal.someone, memberships: [] } },
        'person.entry-failed',
        { ctgId: null, id: subjectId },
        { failures, isKnown: person !== undefined },
      ),
    )
}

/** A UUID (version 8: of one's own making) from a keyed hash: two failures on one address are seen to be on one address. */
function uuidOf(hash: Buffer): string {
  const digits = hash.toString('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** This network is hers from now on. */
export async function noteNetwork(db: Database, personId: string, from: Omit<Entry, 'email'>, at: Date): Promise<void> {
  await rowsOf(db, 'known_network', { person_id: personId, network_key: networkKey(from) }).put({ entered_at: at })
}

/** She has entered: her failures here count no more, and this network is hers from now on. */
export async function noteEntry(db: Database, personId: string, entry: Entry, at: Date): Promise<void> {
  await forgetAttempts(db, failureLimits.pair, pairOf(entry))
  await noteNetwork(db, personId, entry, at)
}

/** Somebody who has shown a password or a link does not show the second factor: told now and then. */
export async function tellFactorFailure(db: Database, personId: string, at: Date): Promise<void> {
  const failures = await noteAttempt(db, { ...toldAbout, name: 'factor-told' }, personId, at)
  if (!isTold(failures)) return
  const actor = { personId: null, name: accountJournal.someone, memberships: [] }
  await db
    .transaction()
    .execute((tx) =>
      recordAct(
        { tx, at, newId: randomUUID, actor },
        'person.factor-failed',
        { ctgId: null, id: personId },
        { failures },
      ),
    )
}
