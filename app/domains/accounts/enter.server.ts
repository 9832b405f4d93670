/**
 * Entering and leaving: our limits first, better-auth's session next, the journal last; the cookie is given to nobody before the
 * line is written. Rules: docs/rules/accounts.md §1, §5.
 */
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { findLinkPerson } from './account-links.server.ts'
import { demoPassword } from './accounts.ts'
import { endedAsClosed, endSessionsPastMost } from './administer.server.ts'
import type { Auth } from './auth.server.ts'
import { networkOf } from './entry-limits.ts'
import { type Entry, noteEntry, noteFailure, refusalToEnter } from './guard-entry.server.ts'
import { hashInTurn } from './hashing.server.ts'
import { keepPassword } from './passwords.server.ts'

export type Doors = { readonly db: Database; readonly auth: Auth }

/** Cookies of the session opened; or why there is none. */
export type EntryOutcome =
  | { readonly kind: 'entered'; readonly cookies: readonly string[] }
  | { readonly kind: 'wrong' | 'too-many' | 'closed' }

/** Only what names the device: where from is not kept. */
const sessionHeaders = (headers: Headers): Headers => new Headers({ 'user-agent': headers.get('user-agent') ?? '' })

const opened = z.object({ user: z.object({ id: z.uuid(), name: z.string() }) })

type Way = 'password' | 'link' | 'demonstration'

async function enter({ db }: Doors, answer: Response, entry: Entry, way: Way, at: Date): Promise<EntryOutcome> {
  if (answer.status >= 500) {
    // better-auth hides the cause: if the database is silent, this query throws the real error.
    await sql`select 1`.execute(db)
    throw new Error('better-auth could not open a session')
  }
  // A redirect is how it says that a link was spent meanwhile.
  if (!answer.ok) return { kind: 'wrong' }
  const { user } = opened.parse(await answer.clone().json())
  if (await endedAsClosed(db, user.id)) return { kind: 'closed' }
  await noteEntry(db, user.id, entry, at)
  await db.transaction().execute(async (tx) => {
    await endSessionsPastMost(tx, user.id)
    const actor = { personId: user.id, name: user.name, memberships: [] }
    await recordAct({ tx, at, newId: randomUUID, actor }, 'person.entered', { ctgId: null, id: user.id }, { way })
  })
  return { kind: 'entered', cookies: answer.headers.getSetCookie() }
}

/** Looks at the limits when her turn has come: of those who ask together, none passes by having asked early. */
export const enterByPassword = (
  doors: Doors,
  entry: Entry,
  password: string,
  headers: Headers,
  at: Date,
): Promise<EntryOutcome> =>
  hashInTurn(networkOf(entry.clientAddress), async () => {
    if (await refusalToEnter(doors.db, entry, at)) return { kind: 'too-many' }
    const body = { email: entry.email, password }
    const answer = await doors.auth.api.signInEmail({ body, headers: sessionHeaders(headers), asResponse: true })
    if (answer.status < 500 && !answer.ok) await noteFailure(doors.db, entry, at)
    return enter(doors, answer, entry, 'password', at)
  })

/** With an account of the demonstration: its password is no secret, so nothing is counted. */
export const enterDemo = (doors: Doors, entry: Entry, headers: Headers, at: Date): Promise<EntryOutcome> =>
  hashInTurn(networkOf(entry.clientAddress), async () => {
    const body = { email: entry.email, password: demoPassword }
    const ask = () => doors.auth.api.signInEmail({ body, headers: sessionHeaders(headers), asResponse: true })
    const first = await ask()
    // Everybody is these people: neither a password nor a second factor that one of us chose keeps the others out.
    const isBack = first.status < 500 && !first.ok && (await giveBackDemoPassword(doors.db, entry.email))
    const entered = await enter(doors, isBack ? await ask() : first, entry, 'demonstration', at)
    if (entered.kind === 'entered') await passFactorsOf(doors.db, entry.email, at)
    return entered
  })

/** @returns false when no button offers this account: nothing changes then */
async function giveBackDemoPassword(db: Database, email: string): Promise<boolean> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('demo_role', 'is not', null)
    .executeTakeFirst()
  if (!person) return false
  const hash = await hashPassword(demoPassword)
  await db.transaction().execute((tx) => keepPassword(tx, person.id, hash))
  return true
}

const passFactorsOf = (db: Database, email: string, at: Date) =>
  db
    .updateTable('person_session')
    .set({ factor_passed_at: at })
    .where('userId', '=', (eb) => eb.selectFrom('person').select('id').where('email', '=', email))
    .where('factor_passed_at', 'is', null)
    .execute()

/** Spends the link. @returns `wrong` when it is unknown, used or too old */
export async function enterByLink(
  doors: Doors,
  { token, ...from }: Omit<Entry, 'email'> & { readonly token: string },
  headers: Headers,
  at: Date,
): Promise<EntryOutcome> {
  const person = await findLinkPerson(doors.db, 'sign-in', token, at)
  if (!person) return { kind: 'wrong' }
  const answer = await doors.auth.api.magicLinkVerify({
    query: { token },
    headers: sessionHeaders(headers),
    asResponse: true,
  })
  return enter(doors, answer, { ...from, email: person.email }, 'link', at)
}

export type SessionEnd = {
  /** They forget the session. */
  readonly cookies: readonly string[]
  /** What was ended; undefined when there was no session. */
  readonly ended?: { readonly personId: string; readonly sealedIdToken: string | null }
}

/** Ends the session of this token, if there is one. */
export async function leave(
  { db, auth }: Doors,
  token: string | undefined,
  headers: Headers,
  at: Date,
): Promise<SessionEnd> {
  const ended =
    token === undefined
      ? undefined
      : await db.transaction().execute(async (tx) => {
          const session = await tx
            .deleteFrom('person_session')
            .using('person')
            .whereRef('person.id', '=', 'person_session.userId')
            .where('token', '=', token)
            .returning(['person.id', 'person.name', 'person_session.sealed_id_token as sealedIdToken'])
            .executeTakeFirst()
          if (!session) return
          const { id: personId, name, sealedIdToken } = session
          const actor = { personId, name, memberships: [] }
          await recordAct({ tx, at, newId: randomUUID, actor }, 'person.left', { ctgId: null, id: personId })
          return { personId, sealedIdToken }
        })
  const cookie = headers.get('cookie') ?? ''
  const answer = await auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true })
  return { cookies: answer.headers.getSetCookie(), ...(ended && { ended }) }
}
