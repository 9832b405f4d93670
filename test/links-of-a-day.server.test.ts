/** Links asked for somebody else’s address, day after day, from everywhere (docs/rules/accounts.md §1.4). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { noteNetwork } from '#app/domains/accounts/guard-entry.server.ts'
import { writeAskedLinks } from './asked-links.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp } from './http.server.ts'

const db = await testDatabase()

test('twenty a day are written, then one an hour, whoever asks; the answer never tells, and her own office has all', async () => {
  const app = await openTestApp(db)
  const personId = randomUUID()
  const email = `${personId}@exemple.fr`
  await db.insertInto('person').values({ id: personId, name: 'Inès Faber', email }).execute()
  const stranger = `${randomUUID()}@exemple.fr`
  const secret = app.instance.config.secret
  const entered = new Date('2026-06-01T08:00:00Z')
  const ask = (minutes: number, who = email, clientAddress = '198.51.100.1') =>
    askLink(
      { db, at: new Date(entered.getTime() + minutes * 60_000), secret },
      { kind: minutes % 32 === 0 ? 'password' : 'sign-in', email: who, back: '/', clientAddress },
    )
  const mailsToHer = () => db.selectFrom('outgoing_mail').select('body_text').where('to_address', '=', email)
  const written = async () => {
    await writeAskedLinks(app.instance)
    return (await mailsToHer().execute()).length
  }
  for (let minutes = 0; minutes < 20 * 16; minutes += 16) {
    await ask(minutes)
    await ask(minutes, stranger)
  }
  expect(await written()).toBe(20)
  // Others have spent them: one an hour still comes to her, and its mail says so; the answer stays the same for her as for nobody.
  for (const minutes of [330, 346, 362, 378, 394]) {
    expect(await ask(minutes)).toBeUndefined()
    expect(await ask(minutes, stranger)).toBeUndefined()
    expect(await written()).toBe(minutes < 394 ? 21 : 22)
  }
  const last = await mailsToHer().orderBy('created_at', 'desc').executeTakeFirstOrThrow()
  expect(last.body_text).toContain('plus qu’un par heure, sauf depuis un réseau')
  // Of nine kept back in an hour, the journal has one line.
  const told = db.selectFrom('audit_entry').select(['detail']).where('action', '=', 'person.links-held-back')
  expect(await told.where('subject_id', '=', personId).execute()).toEqual([{ detail: { asked: 1 } }])
  await noteNetwork(db, personId, { clientAddress: '203.0.113.7', secret }, entered)
  // In the same quarter of an hour, those who spend them keep her out of her own office no more than of her mailbox.
  for (const minutes of [490, 491, 492, 493, 494]) await ask(minutes)
  await expect(ask(495)).rejects.toMatchObject({ code: 'attempts.link-account' })
  await ask(500, email, '203.0.113.7')
  expect(await written()).toBe(24)
  // A day later, anywhere again.
  await ask(24 * 60 + 20)
  expect(await written()).toBe(25)
  app.close()
})
