/** Links asked for somebody else’s address, day after day, from everywhere (docs/rules/accounts.md §1.4). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { noteNetwork } from '#app/domains/accounts/guard-entry.server.ts'
import { writeAskedLinks } from './asked-links.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp } from './http.server.ts'

const db = await testDatabase()

test('twenty a day are written, whoever asks; the answer never tells, and her own office still has one', async () => {
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
  const written = async () => {
    await writeAskedLinks(app.instance)
    return (await db.selectFrom('outgoing_mail').select('id').where('to_address', '=', email).execute()).length
  }
  for (let minutes = 0; minutes < 20 * 16; minutes += 16) {
    await ask(minutes)
    await ask(minutes, stranger)
  }
  expect(await written()).toBe(20)
  // Others have spent them: the same silence for her as for nobody, and one line in the journal for nine.
  for (let minutes = 330; minutes < 330 + 5 * 16; minutes += 16) {
    expect(await ask(minutes)).toBeUndefined()
    expect(await ask(minutes, stranger)).toBeUndefined()
  }
  expect(await written()).toBe(20)
  const told = db.selectFrom('audit_entry').select(['detail']).where('action', '=', 'person.links-held-back')
  expect(await told.where('subject_id', '=', personId).execute()).toEqual([{ detail: { asked: 1 } }])
  await noteNetwork(db, personId, { clientAddress: '203.0.113.7', secret }, entered)
  // In the same quarter of an hour, those who spend them keep her out of her own office no more than of her mailbox.
  for (const minutes of [490, 491, 492, 493, 494]) await ask(minutes)
  await expect(ask(495)).rejects.toMatchObject({ code: 'attempts.link-account' })
  await ask(500, email, '203.0.113.7')
  expect(await written()).toBe(21)
  // A day later, anywhere again.
  await ask(24 * 60 + 20)
  expect(await written()).toBe(22)
  app.close()
})
