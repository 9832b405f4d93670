/** A mail server, or a row, that stalls: each step is cut, the lane goes on, other mails leave, and the stalled one leaves later. */

import { randomUUID } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createTaskList, onlyBrief } from '#app/http/jobs.server.ts'
import { type Database, openDatabase, openPool, type PoolUse } from '#app/kernel/database.server.ts'
import { startJobs } from '#app/kernel/jobs.server.ts'
import { handOverMs } from '#app/kernel/lease.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { handOver } from '#app/kernel/mail-transport.server.ts'
import { newTestDatabase } from './database.server.ts'
import { openTestApp } from './http.server.ts'
import { openSmtpServer } from './smtp-server.ts'

/** Answers as an SMTP server until it reads this, then nothing. */
async function openStalling(step: RegExp | 'greeting'): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (step === 'greeting') return socket.resume()
    socket.write('220 test\r\n')
    const state = { isStalled: false, isData: false }
    socket.on('data', (chunk) => {
      const said = String(chunk)
      state.isStalled ||= step.test(said)
      // The handshake that follows is the one never answered.
      if (said.startsWith('STARTTLS')) return socket.write('220 go\r\n')
      if (state.isStalled) return
      if (said.startsWith('EHLO')) return socket.write('250-test\r\n250 STARTTLS\r\n')
      socket.write(said.startsWith('DATA') ? '354 go on\r\n' : '250 well\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

const mail = {
  id: randomUUID(),
  to_address: 'rose@exemple.fr',
  to_name: 'Rose',
  subject: 'Essai',
  body_text: 'Bonjour.',
  ...{ calendar: null, calendar_method: null, reply_to: null, unsubscribe_url: null, documents: [] },
}

test.concurrent.each([
  ['at the greeting', 'smtp', 'greeting', ''],
  ['at the TLS handshake', 'smtps', 'greeting', ''],
  ['after EHLO', 'smtp', /^EHLO/, ''],
  ['after STARTTLS', 'smtp', /^STARTTLS/, ''],
  ['at the recipient', 'smtp', /^RCPT/, '?ignoreTLS=true'],
  ['before the mail', 'smtp', /^DATA/, '?ignoreTLS=true'],
  ['once the mail has come', 'smtp', /\r\n\.\r\n$/, '?ignoreTLS=true'],
] as const)(
  'a server that says nothing more %s is left within the time of a sending, to be tried again',
  async (...row) => {
    const [, scheme, step, query] = row
    const address = await openStalling(step)
    const begun = Date.now()
    await expect(handOver(`${scheme}://${address}/${query}`, 'trame@exemple.fr', mail)).rejects.toThrow()
    expect(Date.now() - begun).toBeLessThan(handOverMs.mail + 2_000)
  },
  30_000,
)

const write = (db: Database, toAddress: string) =>
  db
    .transaction()
    .execute((tx) =>
      sendMail(
        { tx, at: new Date(), newId: randomUUID },
        { onceKey: randomUUID(), toAddress, toName: '', subject: toAddress, bodyText: 'x', keptBodyText: null },
      ),
    )

test('one mail that stalls keeps no other waiting ten seconds, and leaves once the server answers', async () => {
  const { db, pool, url } = await newTestDatabase()
  const app = await openTestApp(db)
  const stalled = { isOn: true }
  const smtp = await openSmtpServer({
    received: (words) => (stalled.isOn && words.includes('lente@') ? new Promise(() => undefined) : Promise.resolve()),
  })
  Object.assign(app.instance.config, { smtpUrl: smtp.url })
  const stop = await startJobs(url, createTaskList(app.instance))
  onTestFinished(async () => {
    await stop()
    smtp.close()
    app.close()
    await pool.end()
  })
  const sent = async () => {
    const rows = await db
      .selectFrom('outgoing_mail')
      .select('to_address as to')
      .where('sent_at', 'is not', null)
      .execute()
    return rows.map(({ to }) => to)
  }
  for (let mailsHeld = 0; mailsHeld < 3; mailsHeld += 1) await write(db, 'lente@exemple.fr')
  await vi.waitFor(() => expect(smtp.mails.filter((words) => words.includes('lente@'))).toHaveLength(3), 10_000)
  await write(db, 'rose@exemple.fr')
  await vi.waitFor(async () => expect(await sent()).toEqual(['rose@exemple.fr']), { timeout: 10_000, interval: 100 })
  stalled.isOn = false
  await vi.waitFor(async () => expect(await sent()).toHaveLength(4), { timeout: 60_000, interval: 500 })
}, 90_000)

test.each<[PoolUse, string, number]>([
  ['brief-work', '55s', 60_000],
  ['work', '0', 15 * 60_000],
  ['pages', '12s', 15_000],
])('on the connections of %s, PostgreSQL ends a statement after %s, and before we do', async (use, ends, answerMs) => {
  const { url, pool: other } = await newTestDatabase()
  const pool = openPool(url, 1, use)
  const { rows } = await pool.query<{ statement_timeout: string }>('show statement_timeout')
  expect([rows[0]?.statement_timeout, pool.options.query_timeout]).toEqual([ends, answerMs])
  await pool.end()
  await other.end()
})

test('mails whose rows are held give their lane up to the next one, and leave once they are free', async () => {
  const { db, pool, url } = await newTestDatabase()
  const app = await openTestApp(db)
  const smtp = await openSmtpServer()
  Object.assign(app.instance.config, { smtpUrl: smtp.url })
  // As a server does, on connections of short statements; shorter here.
  const briefPool = openPool(url, undefined, { statementMs: 700, answerMs: 1_000, idleInTransactionMs: 0 })
  const tasks = onlyBrief(createTaskList({ ...app.instance, db: openDatabase(briefPool) }))
  expect(Object.keys(tasks)).toContain('send-mail')
  expect(Object.keys(tasks)).not.toContain('make-dossier')
  const held = Promise.withResolvers<void>()
  const ids: string[] = []
  await db.transaction().execute(async (tx) => {
    for (const to of ['a', 'b', 'c', 'd']) {
      const work = { tx, at: new Date(), newId: randomUUID }
      const words = { toName: '', subject: to, bodyText: 'x', keptBodyText: null }
      ids.push((await sendMail(work, { onceKey: to, toAddress: `${to}@exemple.fr`, ...words })) ?? '')
    }
  })
  const locked = Promise.withResolvers<void>()
  const holding = db.transaction().execute(async (tx) => {
    await tx.selectFrom('outgoing_mail').select('id').where('id', 'in', ids).forUpdate().execute()
    locked.resolve()
    await held.promise
  })
  await locked.promise
  const stop = await startJobs(url, tasks)
  await write(db, 'libre@exemple.fr')
  await vi.waitFor(() => expect(smtp.mails.join()).toContain('libre@'), { timeout: 10_000, interval: 100 })
  held.resolve()
  await holding
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(5), { timeout: 40_000, interval: 200 })
  await stop()
  await briefPool.end()
  smtp.close()
  app.close()
  await pool.end()
}, 90_000)
