/** What opens an account is not kept in a mail that has left, on a new instance as on one that began before. */

import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { deliverMail } from '#app/kernel/mail.server.ts'
import { newTestDatabase } from './database.server.ts'
import { openSmtpServer, type SmtpServer } from './smtp-server.ts'

const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; smtp?: SmtpServer } = {}
const opened = () => given.opened ?? expect.unreachable('no database')
const email = `${randomUUID()}@exemple.fr`
const origin = 'http://localhost:3000'

beforeAll(async () => {
  given.opened = await newTestDatabase()
  given.smtp = await openSmtpServer()
  await opened()
    .db.insertInto('person')
    .values({ id: randomUUID(), name: 'Une personne', email, emailVerified: true })
    .execute()
})
afterAll(async () => {
  await given.smtp?.close()
  await opened().pool.end()
})

const listMails = () =>
  opened()
    .db.selectFrom('outgoing_mail')
    .select(['id', 'once_key as key', 'body_text as text', 'kept_body_text as kept'])
    .where('to_address', '=', email)
    .orderBy('once_key')
    .execute()

test('a link to sign in and a link to choose a password leave whole, and are kept without what they open', async () => {
  const { api } = createAuth(opened().db, { url: origin, secret: 'a secret of thirty-two characters at least' })
  const headers = new Headers({ origin })
  await api.signInMagicLink({ body: { email }, headers })
  await api.requestPasswordReset({ body: { email }, headers })
  const waiting = await listMails()
  expect(waiting.map(({ text }) => /https?:\/\//.test(text))).toEqual([true, true])
  for (const { id } of waiting)
    await deliverMail(opened().db, given.smtp?.url, 'Trame <ne-pas-repondre@exemple.fr>', id)
  const received = given.smtp?.mails.filter((mail) => mail.includes(email)) ?? []
  expect(received.map((mail) => /http:\/\/localhost:3000/.test(mail))).toEqual([true, true])
  for (const { text, kept } of await listMails()) {
    expect(text).toContain('(lien retiré')
    expect([/https?:|token/.test(text), kept]).toEqual([false, null])
  }
})

describe('an instance that began before', () => {
  const link = 'http://localhost:3000/api/auth/magic-link/verify?token=abc&callbackURL=%2F'
  const told = `Ouvrez ce lien :\n${link}\n\nSi vous n’avez rien demandé, ne faites rien.`

  test('hides the links that have left, keeps those that wait, touches no other mail', async () => {
    const { db, pool } = opened()
    await db.deleteFrom('outgoing_mail').execute()
    const mail = {
      to_address: email,
      to_name: 'Une personne',
      subject: 'Lien',
      body_text: told,
      created_at: new Date(),
    }
    const rows = [
      { once_key: 'link:sent', sent_at: new Date() },
      { once_key: 'link:waiting', sent_at: null },
      { once_key: 'reset:refused', sent_at: null, failure: '550' },
      { once_key: 'invitation:sent', sent_at: new Date() },
    ]
    await db
      .insertInto('outgoing_mail')
      .values(rows.map((row) => ({ id: randomUUID(), failure: null, ...row, ...mail })))
      .execute()
    const file = path.resolve(import.meta.dirname, '../db/migrations/0065-links-of-accounts-hidden.sql')
    await pool.query(fs.readFileSync(file, 'utf8'))
    const kept = told.replace(link, '(lien retiré après l’envoi)')
    expect((await listMails()).map(({ key, text, kept: later }) => [key, text, later])).toEqual([
      ['invitation:sent', told, null],
      ['link:sent', kept, null],
      ['link:waiting', told, kept],
      ['reset:refused', kept, null],
    ])
  })
})
