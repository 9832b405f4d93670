/** What is told to other software, once it is sure, signed, and never inside a private network. Rules: docs/rules/plan.md §16.4-6. */
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { updateMeasure } from '#app/domains/plan/commands/update-measure.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { testDatabaseUrl, testPool } from '#test/database.server.ts'
import { type SendingProcess, startSending } from '#test/sending-process.server.ts'
import { renewWebhookSecret } from '../commands/renew-webhook-secret.server.ts'
import { getLinkedSoftwarePage } from '../queries.server.ts'
import { resumeMessages } from './enqueue.server.ts'
import { postMessage } from './post.server.ts'
import { sendWebhookMessage } from './send.server.ts'
import { makeSalt, webhookSecret } from './sign.server.ts'
import { at, hoursLater, openWebhooks, secret, siteUrl } from './webhooks.fixture.server.ts'

const { db, given } = await openWebhooks()

/** How many jobs wait for these messages. */
async function jobsOf(messageIds: readonly string[]): Promise<number> {
  const pool = await testPool()
  const { rows } = await pool.query('select run_at from graphile_worker.jobs where key = any($1)', [
    messageIds.map((id) => `webhook:${id}`),
  ])
  return rows.length
}

describe('an act on the plan', () => {
  test('is told by ids alone, in its transaction', async () => {
    const { ctgId, ids, suspend, messages, send, receiver } = await given()
    await suspend()
    const [message] = await messages()
    expect(message).toMatchObject({ topic: 'action', state: 'waiting', attempts: 0 })
    expect(await jobsOf([message?.id ?? ''])).toBe(1)
    await send()
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      type: 'action.changed',
      timestamp: message?.occurred_at.toISOString(),
      data: {
        ctgId,
        api: `${siteUrl}/api/v1/ctgs/${ctgId}`,
        changes: [{ act: 'action.status-changed', type: 'action', id: ids.action }],
      },
    })
  })

  test('refused is not told', async () => {
    const { ctgId, ids, coordinator, messages } = await given()
    const stale = { ctgId, actionId: ids.action, version: 99, status: 'suspended', reason: 'Travaux' } as const
    await expect(changeActionStatus(coordinator, stale)).rejects.toThrow(DomainError)
    expect(await messages()).toEqual([])
  })

  test('is told under its own topic, to those who asked for it', async () => {
    const { ctgId, ids, coordinator, messages, suspend } = await given({ topics: ['measure'] })
    const { version } = await suspend()
    expect(await messages()).toEqual([])
    const measure = { ctgId, actionId: ids.action, measureId: ids.measure, name: 'Places', unit: 'places' }
    await updateMeasure(coordinator, { ...measure, version: Number(version) })
    expect(await messages()).toMatchObject([{ topic: 'measure', changes: [{ id: ids.measure, actionId: ids.action }] }])
  })

  test('of another CTG is not told here', async () => {
    const here = await given()
    const there = await given()
    await there.suspend()
    expect(await here.messages()).toEqual([])
  })
})

describe('a message', () => {
  test('is signed as Standard Webhooks say, with the secret the coordination was shown', async () => {
    const { ctgId, coordinator, suspend, send, receiver, software, webhook } = await given()
    await suspend()
    await send(new Date())
    const [received] = receiver.received
    const key = webhookSecret(secret, (await webhook()).secret_salt)
    expect(new Webhook(key).verify(received?.body ?? '', { ...received?.headers })).toMatchObject({
      type: 'action.changed',
    })
    expect(() => new Webhook(key).verify(`${received?.body} `, { ...received?.headers })).toThrow()
    expect(JSON.stringify(await getLinkedSoftwarePage(coordinator, ctgId))).not.toContain(key)
    await renewWebhookSecret(coordinator, { ctgId, webhookId: software.webhookId, salt: makeSalt() })
    expect(webhookSecret(secret, (await webhook()).secret_salt)).not.toBe(key)
  })

  test('received is sent once, even when two workers take it', async () => {
    const { ctgId, suspend, messages, sender, send, receiver } = await given({
      answer: async () => {
        await wait(100)
        return { status: 200 }
      },
    })
    await suspend()
    const [message] = await messages()
    const key = { ctgId, messageId: message?.id ?? '' }
    await Promise.all([sendWebhookMessage(sender, key, at), sendWebhookMessage(sender, key, at)])
    await send()
    expect(receiver.received).toHaveLength(1)
    expect(await messages()).toMatchObject([{ state: 'delivered', attempts: 1, answer_status: 200, failure: null }])
  })

  test('not received is tried again later, the same under the same id', async () => {
    const answers = [503, 302, 200]
    const { suspend, messages, send, webhook, receiver } = await given({
      answer: () => ({ status: answers.shift() ?? 500, headers: { location: 'http://127.0.0.1:1/' } }),
    })
    await suspend()
    await send()
    const [message] = await messages()
    expect(message).toMatchObject({ state: 'waiting', attempts: 1, answer_status: 503, failure: 'status' })
    expect(message?.next_attempt_at).toEqual(new Date(at.getTime() + 60_000))
    expect((await webhook()).failing_since).toEqual(at)
    await send(hoursLater(1))
    await send(hoursLater(2))
    expect(await messages()).toMatchObject([{ state: 'delivered', attempts: 3 }])
    expect((await webhook()).failing_since).toBeNull()
    const [first, second, third] = receiver.received
    expect(new Set([first, second, third].map((one) => one?.headers['webhook-id'])).size).toBe(1)
    expect(new Set([first, second, third].map((one) => one?.body)).size).toBe(1)
  })

  test('received just before Trame is killed is sent once more when its claim ends, under the same id', async () => {
    const sending: { process?: SendingProcess } = {}
    const { ctgId, suspend, messages, sender, receiver } = await given({
      async answer() {
        if (receiver.received.length === 1) await sending.process?.kill()
        return { status: 200 }
      },
    })
    await suspend()
    const [message] = await messages()
    const key = { ctgId, messageId: message?.id ?? '' }
    sending.process = await startSending({ url: await testDatabaseUrl(), message: { ...key, ownHost: receiver.host } })
    await sending.process.exited
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    await sendWebhookMessage(sender, key, at)
    expect(receiver.received).toHaveLength(1)
    await sql`delete from graphile_worker._private_jobs where key = ${`webhook:${key.messageId}`}`.execute(db)
    await resumeMessages(db, hoursLater(24))
    const { rows } = await sql<{ waits: boolean }>`
      select run_at > now() as waits from graphile_worker._private_jobs where key = ${`webhook:${key.messageId}`}`.execute(
      db,
    )
    expect(rows).toEqual([{ waits: true }])
    await db
      .updateTable('webhook_message')
      .set({ claimed_until: new Date(Date.now() - 1000) })
      .where('ctg_id', '=', ctgId)
      .execute()
    await sendWebhookMessage(sender, key, at)
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([key.messageId, key.messageId])
    expect(await messages()).toMatchObject([{ state: 'delivered', claimed_until: null }])
  })

  test('waits for its answer with no transaction open, and no connection held', async () => {
    const pool = await testPool()
    const seen: number[] = []
    const { suspend, send } = await given({
      async answer() {
        const { rows } = await pool.query<{ open: number }>(
          `select count(*)::int as open from pg_stat_activity
           where datname = current_database() and state like 'idle in transaction%'`,
        )
        seen.push(rows[0]?.open ?? -1)
        return { status: 200 }
      },
    })
    await suspend()
    await send()
    expect(seen).toEqual([0])
  })

  test('answered without end is read no further than its bounds', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200)
      const pour = () => {
        while (response.write(Buffer.alloc(64 * 1024))) poured.bytes += 64 * 1024
      }
      response.on('drain', pour)
      response.on('close', () => closed.resolve())
      pour()
    })
    const poured = { bytes: 0 }
    const closed = Promise.withResolvers<void>()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const address = server.address()
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const attempt = await postMessage({ url: `http://${host}/`, headers: {}, body: '{}', ownHosts: [host] })
    expect(attempt).toEqual({ kind: 'delivered', status: 200 })
    await closed.promise
    expect(poured.bytes).toBeLessThan(20_000_000)
    server.close()
  })

  test('goes neither to a private address nor to a name that leads there', async () => {
    const { ctgId, suspend, messages, send, receiver } = await given()
    await suspend()
    for (const url of [
      `https://127.0.0.1:${receiver.port}/`,
      `https://localhost:${receiver.port}/`,
      'http://exemple.fr/',
    ]) {
      await db.updateTable('webhook').set({ url }).where('ctg_id', '=', ctgId).execute()
      await send(at, [])
      expect(await messages()).toMatchObject([{ state: 'waiting', failure: 'address', answer_status: null }])
    }
    expect(receiver.received).toEqual([])
  })

  test('that nobody answers is a failure, not a fault', async () => {
    const { suspend, messages, send, receiver } = await given()
    await suspend()
    await receiver.close()
    await send()
    expect(await messages()).toMatchObject([{ state: 'waiting', failure: 'unreachable' }])
  })
})
