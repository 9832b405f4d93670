/** Software and mail servers that never answer stop nobody else: each kind of work has its lane. Why: docs/decisions/0022. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { sendWebhookTest } from '#app/domains/api/commands/send-webhook-test.server.ts'
import { createTaskList } from '#app/http/jobs.server.ts'
import { lanes } from '#app/kernel/job-lanes.ts'
import { enqueue, startJobs } from '#app/kernel/jobs.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { newTestDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'
import { openReceiver } from './receiver.server.ts'
import { openSmtpServer } from './smtp-server.ts'

const signInMail = () => ({
  ...{ onceKey: randomUUID(), toAddress: 'elue@exemple.fr', toName: 'Une élue', subject: 'Se connecter' },
  bodyText: 'lien-de-connexion',
  keptBodyText: null,
  isUrgent: true,
})

test('a sign-in mail leaves within ten seconds of a hundred webhook tests that nobody answers', async () => {
  const { db, pool, url } = await newTestDatabase()
  const receiver = await openReceiver(() => new Promise(() => undefined))
  const smtp = await openSmtpServer()
  const app = await openTestApp(db)
  const config = { ...app.instance.config, smtpUrl: smtp.url, webhookHosts: [receiver.host] }
  const { ctgId, as, actors, software } = await givenFullCtg(db)
  await db
    .updateTable('webhook')
    .set({ url: `http://${receiver.host}/` })
    .where('ctg_id', '=', ctgId)
    .execute()
  const stopJobs = await startJobs(url, createTaskList({ ...app.instance, config }))
  const coordinator = as(actors.townCoordinator)
  // Two days of tests as the limits allow them, asked for in a second.
  for (let count = 0; count < 100; count++)
    await sendWebhookTest(
      { ...coordinator, at: new Date(coordinator.at.getTime() + count * 1_800_000) },
      { ctgId, webhookId: software.webhookId },
    )
  await vi.waitFor(() => expect(receiver.received).toHaveLength(lanes.webhooks.concurrency), { timeout: 10_000 })
  const asked = Date.now()
  await db.transaction().execute((tx) => sendMail({ tx, at: new Date(), newId: randomUUID }, signInMail()))
  await vi.waitFor(() => expect(smtp.mails.join()).toContain('lien-de-connexion'), { timeout: 15_000, interval: 20 })
  expect(Date.now() - asked).toBeLessThan(10_000)
  await receiver.close()
  await db.deleteFrom('webhook_message').where('ctg_id', '=', ctgId).execute()
  await stopJobs()
  smtp.close()
  app.close()
  await pool.end()
}, 60_000)

/** The lane of this job, played by a task that takes a moment and says for whom. */
async function playLane(
  name: 'send-webhook' | 'send-mail',
  ask: (url: Awaited<ReturnType<typeof newTestDatabase>>) => Promise<number>,
) {
  const opened = await newTestDatabase()
  const done: unknown[] = []
  const count = await ask(opened)
  const stopJobs = await startJobs(opened.url, {
    [name]: async (payload) => {
      await wait(20)
      done.push(payload)
    },
  })
  await vi.waitFor(() => expect(done).toHaveLength(count), { timeout: 20_000, interval: 20 })
  await stopJobs()
  await opened.pool.end()
  return done
}

test('a CTG that asks for one thing is served before those that asked for fifty, though they asked first', async () => {
  const [busy, busier, quiet] = [randomUUID(), randomUUID(), randomUUID()]
  const done = await playLane('send-webhook', async ({ db }) => {
    await db.transaction().execute(async (tx) => {
      for (let count = 0; count < 50; count++)
        for (const ctgId of [busy, busier]) await enqueue(tx, 'send-webhook', { ctgId }, `${ctgId}:${count}`)
      await enqueue(tx, 'send-webhook', { ctgId: quiet }, quiet)
    })
    return 101
  })
  const place = done.findIndex((payload) => JSON.stringify(payload).includes(quiet))
  expect(place).toBeLessThan(2 * lanes.webhooks.concurrency)
}, 40_000)

test('what someone waits for before her screen passes before the mails written in number', async () => {
  const done = await playLane('send-mail', async ({ db }) => {
    await db.transaction().execute(async (tx) => {
      for (let count = 0; count < 50; count++)
        await sendMail(
          { tx, at: new Date(), newId: randomUUID },
          { ...signInMail(), onceKey: `lettre:${count}`, isUrgent: false },
        )
      await sendMail({ tx, at: new Date(), newId: () => '00000000-0000-4000-8000-000000000001' }, signInMail())
    })
    return 51
  })
  expect(JSON.stringify(done.slice(0, lanes.mails.concurrency))).toContain('00000000-0000-4000-8000-000000000001')
}, 40_000)

test('jobs asked for by an earlier version, without rank or queue, are done', async () => {
  const { url, pool, db } = await newTestDatabase()
  const names = Object.values(lanes).flatMap(({ jobs }): readonly string[] => jobs)
  for (const name of names)
    await sql`select graphile_worker.add_job(${name}, '{}'::json, job_key := ${name})`.execute(db)
  const done: string[] = []
  const stopJobs = await startJobs(
    url,
    Object.fromEntries(names.map((name) => [name, async () => void done.push(name)])),
  )
  await vi.waitFor(() => expect(done.toSorted()).toEqual(names.toSorted()), { timeout: 20_000 })
  await stopJobs()
  await pool.end()
}, 40_000)
