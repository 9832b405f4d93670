import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { openSmtpServer, type SmtpServer } from '#test/smtp-server.ts'
import type { Database } from './database.server.ts'
import { deliverMail, sendMail } from './mail.server.ts'

const given: { db?: Database; smtp?: SmtpServer } = {}
const db = () => given.db ?? expect.unreachable('no database')
const smtp = () => given.smtp ?? expect.unreachable('no server of mails')
const sender = 'Trame <ne-pas-repondre@trame.exemple.fr>'
const at = new Date('2026-11-24T09:00:00Z')

beforeAll(async () => {
  given.db = await testDatabase()
  given.smtp = await openSmtpServer()
})
afterAll(() => given.smtp?.close())

const mailOf = (onceKey: string) =>
  db().selectFrom('outgoing_mail').select(['id', 'sent_at as sentAt']).where('once_key', '=', onceKey).execute()

async function write(onceKey: string): Promise<string> {
  const mail = {
    onceKey,
    toAddress: 'elue@exemple.fr',
    toName: 'Une élue',
    subject: 'Copil à préparer',
    bodyText: 'À 9 h.',
  }
  await db()
    .transaction()
    .execute((tx) => sendMail({ tx, at, newId: randomUUID }, mail))
  return (await mailOf(onceKey))[0]?.id ?? expect.unreachable('no mail')
}

describe('a mail', () => {
  test('written twice under one key is one mail', async () => {
    const key = randomUUID()
    await write(key)
    await write(key)
    expect(await mailOf(key)).toHaveLength(1)
  })

  test('is handed to the server once, whole, and says so', async () => {
    const key = randomUUID()
    const id = await write(key)
    await deliverMail(db(), smtp().url, sender, id)
    await deliverMail(db(), smtp().url, sender, id)
    const received = smtp().mails.filter((mail) => mail.includes(id))
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/^From: Trame <ne-pas-repondre@trame.exemple.fr>/m)
    expect(received[0]).toMatch(/^To: .*<elue@exemple.fr>/m)
    expect((await mailOf(key))[0]?.sentAt).toBeInstanceOf(Date)
  })

  test('waits when there is no server, and when the server is not there', async () => {
    const key = randomUUID()
    const id = await write(key)
    await deliverMail(db(), undefined, sender, id)
    await expect(deliverMail(db(), 'smtp://127.0.0.1:1', sender, id)).rejects.toThrow()
    expect((await mailOf(key))[0]?.sentAt).toBeNull()
  })
})
