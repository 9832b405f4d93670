/** The life of a webhook: stopped, paused, moved, tried by hand. Rules: docs/rules/plan.md §16.4-6. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openReceiver } from '#test/receiver.server.ts'
import { apiLimits } from '../api.ts'
import { addWebhook } from '../commands/add-webhook.server.ts'
import { pauseWebhook } from '../commands/pause-webhook.server.ts'
import { resumeWebhook } from '../commands/resume-webhook.server.ts'
import { sendMessageAgain } from '../commands/send-message-again.server.ts'
import { sendWebhookTest } from '../commands/send-webhook-test.server.ts'
import { updateWebhook } from '../commands/update-webhook.server.ts'
import { makeSalt } from './sign.server.ts'
import { at, hoursLater, openWebhooks } from './webhooks.fixture.server.ts'

const { db, given } = await openWebhooks()

describe('a webhook', () => {
  const toldTo = (ctgId: string) =>
    db
      .selectFrom('notice')
      .select('person_id')
      .where('ctg_id', '=', ctgId)
      .where('kind', '=', 'webhook-stopped')
      .where('withdrawn_at', 'is', null)
      .execute()

  test('without one right answer in two days is stopped, and its coordination told; it may be resumed', async () => {
    const { ctgId, coordinator, suspend, messages, send, webhook, software } = await given({
      answer: () => ({ status: 500 }),
    })
    await suspend()
    await send()
    await send(hoursLater(47))
    expect((await webhook()).stopped_at).toBeNull()
    await send(hoursLater(48))
    expect(await webhook()).toMatchObject({ stop_reason: 'failing' })
    expect(await messages()).toMatchObject([{ state: 'given-up' }])
    expect(await toldTo(ctgId)).toHaveLength(2)
    const key = { ctgId, webhookId: software.webhookId }
    await expect(sendWebhookTest(coordinator, key)).rejects.toThrow('api.webhook-stopped')
    await resumeWebhook(coordinator, key)
    expect(await toldTo(ctgId)).toEqual([])
    expect(await webhook()).toMatchObject({ stopped_at: null, failing_since: null })
  })

  test('that answers 410 is stopped at once; what waited is given up', async () => {
    const { suspend, coordinator, ctgId, messages, send, webhook, software, receiver } = await given({
      answer: () => ({ status: 410 }),
    })
    await suspend()
    await sendWebhookTest(coordinator, { ctgId, webhookId: software.webhookId })
    await send()
    expect(await webhook()).toMatchObject({ stop_reason: 'gone' })
    expect((await messages()).map(({ state }) => state)).toEqual(['given-up', 'given-up'])
    expect(receiver.received).toHaveLength(1)
  })

  test('paused is told nothing until it is resumed, and what waited is given up', async () => {
    const { ctgId, coordinator, suspend, messages, send, webhook, software, receiver } = await given()
    const key = { ctgId, webhookId: software.webhookId }
    await sendWebhookTest(coordinator, key)
    await pauseWebhook(coordinator, key)
    await expect(pauseWebhook(coordinator, key)).rejects.toThrow('api.webhook-stopped')
    expect(await webhook()).toMatchObject({ stop_reason: 'paused' })
    await suspend()
    await send()
    expect(receiver.received).toEqual([])
    expect(await messages()).toMatchObject([{ topic: 'test', state: 'given-up' }])
    expect(await toldTo(ctgId)).toEqual([])
    await resumeWebhook(coordinator, key)
    await sendWebhookTest(coordinator, key)
    await send()
    expect(receiver.received).toHaveLength(1)
  })

  test('that moved is told at its new address, under the same secret, and the other coordination knows', async () => {
    const { ctgId, coordinator, suspend, send, webhook, software, receiver, actors } = await given()
    const next = await openReceiver()
    onTestFinished(next.close)
    const { secret_salt: salt } = await webhook()
    const change = { ctgId, webhookId: software.webhookId, name: 'Portail', topics: ['action'] } as const
    const url = `http://${next.host}/ailleurs`
    await suspend()
    await updateWebhook(coordinator, { ...change, topics: [...change.topics], url, ownHosts: [next.host] })
    await send(at, [next.host])
    expect([receiver.received.length, next.received.length]).toEqual([0, 1])
    expect(await webhook()).toMatchObject({ name: 'Portail', url, topics: ['action'], secret_salt: salt })
    const notices = await db
      .selectFrom('notice')
      .select(['person_id', 'kind'])
      .where('ctg_id', '=', ctgId)
      .where('subject_id', '=', software.webhookId)
      .where('withdrawn_at', 'is', null)
      .execute()
    expect(notices).toContainEqual({ person_id: actors.cafCoordinator.personId, kind: 'software-linked' })
  })

  test('moves neither inside a private network nor to an address told already; it is judged again each time a message leaves', async () => {
    const { ctgId, coordinator, suspend, send, messages, software, receiver } = await given()
    const change = { ctgId, webhookId: software.webhookId, name: 'Portail', topics: ['action' as const] }
    for (const url of ['http://169.254.169.254/', 'https://[::1]/', 'https://localhost/', 'http://exemple.fr/'])
      await expect(updateWebhook(coordinator, { ...change, url })).rejects.toThrow(z.ZodError)
    const salt = makeSalt()
    await addWebhook(coordinator, { ctgId, name: 'Autre', url: 'https://exemple.fr/autre', topics: ['plan'], salt })
    await expect(updateWebhook(coordinator, { ...change, url: 'https://exemple.fr/autre' })).rejects.toThrow(
      'api.already-told',
    )
    // Allowed when it was written, no longer when a message leaves: it is judged again each time.
    await updateWebhook(coordinator, { ...change, url: `http://${receiver.host}/trame`, ownHosts: [receiver.host] })
    await suspend()
    await send(at, [])
    expect(receiver.received).toEqual([])
    expect(await messages()).toMatchObject([{ state: 'waiting', failure: 'address' }])
  })

  test('is tried by hand thirty times an hour by one person, not more', async () => {
    const { ctgId, coordinator, software, messages } = await given()
    const key = { ctgId, webhookId: software.webhookId }
    for (let count = 0; count < apiLimits.byHand.most; count++) await sendWebhookTest(coordinator, key)
    await expect(sendWebhookTest(coordinator, key)).rejects.toThrow('attempts.webhook-by-hand')
    expect(await messages()).toHaveLength(apiLimits.byHand.most)
    await sendWebhookTest({ ...coordinator, at: hoursLater(2) }, key)
  })

  test('stopped is told nothing more', async () => {
    const { ctgId, suspend, messages } = await given()
    await db
      .updateTable('webhook')
      .set({ stopped_at: at, stop_reason: 'failing' })
      .where('ctg_id', '=', ctgId)
      .execute()
    await suspend()
    expect(await messages()).toEqual([])
  })

  test('is tried by a message that says nothing happened; a message is sent again under its id', async () => {
    const { ctgId, coordinator, send, messages, software, receiver } = await given()
    const key = { ctgId, webhookId: software.webhookId }
    const { messageId } = await sendWebhookTest(coordinator, key)
    await send()
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'test.sent', data: { changes: [] } })
    await sendMessageAgain(coordinator, { ...key, messageId: String(messageId) })
    expect(await messages()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    await send()
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([messageId, messageId])
  })
})
