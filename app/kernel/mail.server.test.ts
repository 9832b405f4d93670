import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, testDatabaseUrl } from '#test/database.server.ts'
import { type SendingProcess, startSending } from '#test/sending-process.server.ts'
import { openSmtpServer, type SmtpServer } from '#test/smtp-server.ts'
import type { Database } from './database.server.ts'
import { deliverMail, hideUnsentLinks, resumeMails, sendMail } from './mail.server.ts'
import { keepMailDocument, largestDocumentBytes } from './mail-documents.server.ts'

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
  db()
    .selectFrom('outgoing_mail')
    .select(['id', 'sent_at as sentAt', 'failure', 'body_text as bodyText'])
    .where('once_key', '=', onceKey)
    .execute()

async function write(onceKey: string, toAddress = 'elue@exemple.fr', documentId?: string): Promise<string> {
  const mail = {
    onceKey,
    toAddress,
    toName: 'Une élue',
    subject: 'Copil à préparer',
    bodyText: 'À 9 h : https://trame.exemple.fr/point/secret',
    keptBodyText: 'À 9 h : [lien effacé]',
    documentIds: documentId === undefined ? [] : [documentId],
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
    expect(received[0], 'its sentences have French spaces').toContain('9 h=C2=A0: https://trame.exemple.fr')
    expect((await mailOf(key))[0]?.sentAt).toBeInstanceOf(Date)
  })

  test('carries its documents, kept once for several mails, and forgets them once sent', async () => {
    const content = new TextEncoder().encode('%PDF-1.7 convocation')
    const documentId = await keepMailDocument(db(), { name: 'convocation.pdf', content }, at)
    const ids = [await write(randomUUID(), undefined, documentId), await write(randomUUID(), undefined, documentId)]
    for (const id of ids) await deliverMail(db(), smtp().url, sender, id)
    for (const id of ids) {
      const received = smtp().mails.find((mail) => mail.includes(id))
      expect(received).toMatch(/Content-Type: application\/pdf; name=convocation.pdf/)
      expect(received).toContain(Buffer.from(content).toString('base64'))
    }
    await hideUnsentLinks(db(), new Date(at.getTime() + 7_200_000))
    const left = await db()
      .selectFrom('mail_document')
      .select('id')
      .where('id', '=', documentId ?? '')
      .execute()
    expect(left).toEqual([])
  })

  test('leaves out a document too large for a mailbox', async () => {
    const content = new Uint8Array(largestDocumentBytes + 1)
    expect(await keepMailDocument(db(), { name: 'releve.pdf', content }, at)).toBeUndefined()
  })

  test('waits when there is no server, and when the server is not there', async () => {
    const key = randomUUID()
    const id = await write(key)
    await deliverMail(db(), undefined, sender, id)
    await expect(deliverMail(db(), 'smtp://127.0.0.1:1', sender, id)).rejects.toThrow()
    expect((await mailOf(key))[0]?.sentAt).toBeNull()
  })

  test('keeps its personal link only until it is sent', async () => {
    const key = randomUUID()
    const id = await write(key)
    expect((await mailOf(key))[0]?.bodyText).toContain('/point/secret')
    await deliverMail(db(), smtp().url, sender, id)
    expect((await mailOf(key))[0]?.bodyText).toBe('À 9 h : [lien effacé]')
    expect(smtp().mails.find((mail) => mail.includes(id))).toContain('/point/secret')
  })

  test('carries an invitation that calendars answer, to whom it says, and forgets it once sent', async () => {
    const key = randomUUID()
    const mail = {
      ...{ onceKey: key, toAddress: 'elue@exemple.fr', toName: 'Une élue', subject: 'Copil', bodyText: 'Le 3.' },
      keptBodyText: null,
      calendar: { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
      replyTo: 'coordination@exemple.fr',
      unsubscribeUrl: 'https://trame.exemple.fr/avis/secret',
    }
    const id = await db()
      .transaction()
      .execute((tx) => sendMail({ tx, at, newId: randomUUID }, mail))
    await deliverMail(db(), smtp().url, sender, id ?? '')
    const received = smtp().mails.find((one) => one.includes(id ?? '-')) ?? ''
    expect(received).toMatch(/^Content-Type: multipart\/mixed/m)
    expect(received).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(received).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m)
    expect(received).toMatch(/^Reply-To: coordination@exemple.fr/m)
    expect(received).toMatch(/^List-Unsubscribe: <https:\/\/trame.exemple.fr\/avis\/secret>/m)
    expect(received).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    const savedMail = await db().selectFrom('outgoing_mail').selectAll().where('once_key', '=', key).executeTakeFirst()
    expect(savedMail).toMatchObject({ calendar: null, unsubscribe_url: null, body_text: 'Le 3.' })
  })

  test('whose address is refused for good is not tried again, and says so', async () => {
    const key = randomUUID()
    const id = await write(key, 'inconnue@exemple.fr')
    await deliverMail(db(), smtp().url, sender, id)
    await deliverMail(db(), smtp().url, sender, id)
    const [refused] = await mailOf(key)
    expect(refused).toMatchObject({ sentAt: null, bodyText: expect.not.stringContaining('[lien effacé]') })
    expect(refused?.failure).toContain('550')
    // Whole for three days, as one that waits: it may be asked for again; then its link goes.
    await db()
      .updateTable('outgoing_mail')
      .set({ created_at: new Date(Date.now() - 4 * 86_400_000) })
      .where('id', '=', id)
      .execute()
    await hideUnsentLinks(db(), new Date())
    expect((await mailOf(key))[0]?.bodyText).toBe('À 9 h : [lien effacé]')
  })

  test('that a killed process was sending is asked for again, not one given up', async () => {
    const [key, oldKey] = [randomUUID(), randomUUID()]
    const [id, oldId] = [await write(key), await write(oldKey)]
    await db()
      .updateTable('outgoing_mail')
      .set({ created_at: new Date('2026-11-20T09:00:00Z') })
      .where('id', '=', oldId)
      .execute()
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1
      where key in (${`mail:${id}`}, ${`mail:${oldId}`})`.execute(db())
    await resumeMails(db(), at)
    const { rows } = await sql<{ key: string; locked: boolean }>`
      select key, locked_at is not null as locked from graphile_worker._private_jobs
      where key in (${`mail:${id}`}, ${`mail:${oldId}`}) order by locked`.execute(db())
    expect(rows).toEqual([
      { key: `mail:${id}`, locked: false },
      { key: `mail:${oldId}`, locked: true },
    ])
    await hideUnsentLinks(db(), at)
    expect((await mailOf(oldKey))[0]?.bodyText).toBe('À 9 h : [lien effacé]')
    expect((await mailOf(key))[0]?.bodyText).toContain('/point/secret')
  })

  test('that waits for its next attempt is left to it', async () => {
    const id = await write(randomUUID())
    await sql`update graphile_worker._private_jobs set attempts = 3, run_at = '2099-01-01' where key = ${`mail:${id}`}`.execute(
      db(),
    )
    await resumeMails(db(), at)
    const { rows } = await sql<{ attempts: number }>`
      select attempts from graphile_worker._private_jobs where key = ${`mail:${id}`}`.execute(db())
    expect(rows).toEqual([{ attempts: 3 }])
  })
})

describe('a mail server', () => {
  test('is waited for with no transaction open, whoever asks for the same mail meanwhile', async () => {
    const id = await write(randomUUID())
    const seen: number[] = []
    const slow = await openSmtpServer({
      async received() {
        const { rows } = await sql<{ open: number }>`
          select count(*)::int as open from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%'`.execute(db())
        seen.push(rows[0]?.open ?? -1)
        await deliverMail(db(), slow.url, sender, id)
      },
    })
    await deliverMail(db(), slow.url, sender, id)
    expect(seen).toEqual([0])
    expect(slow.mails).toHaveLength(1)
    slow.close()
  })

  test('that takes the call and says nothing is left within seconds, and the mail goes to the next that answers', async () => {
    const key = randomUUID()
    const id = await write(key)
    const silent = await openSmtpServer({ isSilent: () => true })
    const startedAt = Date.now()
    await expect(deliverMail(db(), silent.url, sender, id)).rejects.toThrow()
    expect(Date.now() - startedAt).toBeLessThan(15_000)
    silent.close()
    await deliverMail(db(), smtp().url, sender, id)
    expect((await mailOf(key))[0]?.sentAt).toBeInstanceOf(Date)
  })

  test('that took a mail from a process killed before it was kept gets it again, once, under the same number', async () => {
    const key = randomUUID()
    const id = await write(key)
    const sending: { process?: SendingProcess } = {}
    const server = await openSmtpServer({
      async received() {
        if (server.mails.length === 1) await sending.process?.kill()
      },
    })
    sending.process = await startSending({ url: await testDatabaseUrl(), mail: { id, smtpUrl: server.url } })
    await sending.process.exited
    expect((await mailOf(key))[0]?.sentAt).toBeNull()
    // Another process does not send it as long as the first one could be alive.
    await deliverMail(db(), server.url, sender, id)
    expect(server.mails).toHaveLength(1)
    await sql`update outgoing_mail set claimed_until = now() - interval '1 second' where id = ${id}`.execute(db())
    await deliverMail(db(), server.url, sender, id)
    await deliverMail(db(), server.url, sender, id)
    const numbers = server.mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1])
    expect(numbers).toEqual([numbers[0], numbers[0]])
    server.close()
  })
})
