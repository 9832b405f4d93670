/** A connection is lost when its server does not answer, not when this process was too busy to read the answer. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testDatabaseUrl } from '#test/database.server.ts'
import { startSilentProxy } from '#test/silent-proxy.ts'
import { startListener } from './listener.server.ts'

const rhythm = { askEveryMs: 50, answerWithinMs: 150 }
/** On a busy machine the server itself may take longer than the other. */
const patient = { askEveryMs: 50, answerWithinMs: 1_000 }

async function givenListener(url: string, asked = rhythm) {
  const begun = { count: 0 }
  const noteOne = async () => {
    begun.count += 1
  }
  const hooks = { onMessage: () => undefined, onListening: noteOne }
  const { ready, stop } = startListener(url, 'test_listener', hooks, asked)
  onTestFinished(stop)
  await ready
  return begun
}

test('a process busy longer than an answer may last keeps its connection', async () => {
  const original = pg.Client.prototype.query
  const busy = { count: 0 }
  const query = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked) {
    const answer = Reflect.apply(original, this, asked)
    // In the turn where it is asked, before the answer can be read.
    if (asked[0] === 'select 1' && busy.count < 3)
      setImmediate(() => {
        busy.count += 1
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
      })
    return answer
  })
  onTestFinished(() => query.mockRestore())
  const begun = await givenListener(await testDatabaseUrl(), patient)
  await vi.waitFor(() => expect(busy.count).toBe(3), { timeout: 15_000 })
  await wait(1_500)
  expect(begun.count).toBe(1)
})

test('a connection whose server says nothing any more is made again', async () => {
  const proxy = await startSilentProxy(await testDatabaseUrl())
  onTestFinished(proxy.close)
  const begun = await givenListener(proxy.url)
  await proxy.loseAnswers()
  await vi.waitFor(() => expect(begun.count).toBe(2), { timeout: 3_000 })
})
