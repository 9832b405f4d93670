/** Who administers an instance, in a database of its own with one CTG, and what its tests ask of accounts. */
import { randomUUID } from 'node:crypto'
import { loadActor } from '#app/http/actor.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { newTestDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'

export async function givenAdministration() {
  const { db } = await newTestDatabase()
  const ctg = await givenFullCtg(db)
  const app = await openTestApp(db)

  async function givenPerson(name: string, isAdministrator = false): Promise<string> {
    const id = randomUUID()
    await db
      .insertInto('person')
      .values({ id, name, email: `${id}@exemple.fr`, is_platform_administrator: isAdministrator })
      .execute()
    return id
  }

  const mailsTo = (email: string) =>
    db.selectFrom('outgoing_mail').select(['subject', 'body_text as text']).where('to_address', '=', email).execute()

  const emailOf = async (personId: string): Promise<string> =>
    (await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()).email

  const actor = await loadActor(db, await givenPerson('Inès Organdi', true), parisDay(new Date()))
  /** Now. */
  const admin = (): Context => ({ db, actor, at: new Date() })
  return { db, ctg, app, admin, givenPerson, mailsTo, emailOf }
}
