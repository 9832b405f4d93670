/** Turns of other software, attacked: all the tokens of a CTG at once, as fast as they can. Rules: docs/rules/api.md §4. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mostTokens } from '#app/domains/api/api.ts'
import { poolSizes } from '#app/kernel/database.server.ts'
import {
  isHeavy,
  noteTurnOwner,
  takeHeavyTurn,
  takeReadingTurn,
  takeRequestTurn,
  takeTokenTurn,
  takeVisitorTurn,
  takeWritingTurn,
  turnOwner,
} from './request-turns.server.ts'

/** Asks as often as may be, and ends nothing before it is told to. */
function flood(take: typeof takeTokenTurn, owners: readonly string[], times: number) {
  const { promise, resolve } = Promise.withResolvers<string>()
  const asked = owners.flatMap((owner) => Array.from({ length: times }, () => take(owner, () => promise)))
  const settled = Promise.allSettled(asked)
  return async () => {
    resolve('done')
    const refused = (await settled).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    return { refused, done: asked.length - refused.length }
  }
}

test('every token of one CTG asks without end: another is served at once, and who asks too much is told to come back', async () => {
  const tokens = Array.from({ length: mostTokens }, (_, index) => `hers ${index}`)
  const end = flood(takeTokenTurn, tokens, 500)
  expect(await takeTokenTurn('another', async () => 'served')).toBe('served')
  // Another CTG that does the same changes nothing for a third.
  const endToo = flood(
    takeTokenTurn,
    tokens.map((token) => `of another: ${token}`),
    500,
  )
  expect(await takeTokenTurn('of a third', async () => 'served')).toBe('served')
  for (const { refused, done } of [await end(), await endToo()]) {
    expect(new Set(refused.map(({ kind, code }) => `${kind} ${code}`))).toEqual(new Set(['too-many attempts.at-once']))
    expect(done).toBeLessThan(2_500)
  }
})

test('what one CTG reads leaves connections to pages, and a place to what another reads', async () => {
  const begun: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const read = (owner: string) =>
    takeReadingTurn(owner, async () => {
      begun.push(owner)
      await promise
    })
  const asked = [...Array(60)].map(() => read('hers'))
  asked.push(read('another'))
  await wait(0)
  expect(begun).toEqual(['hers', 'hers', 'hers', 'another'])
  const writing = flood(takeWritingTurn, ['a', 'b', 'c', 'd', 'e', 'f'], 10)
  expect(begun.length + 4).toBeLessThan(poolSizes.pages)
  resolve()
  await Promise.all([...asked, writing()])
})

test('twenty sessions of one person have the turns of one, and another is served', async () => {
  const page = new Request('https://trame.exemple.fr/')
  const begun: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const ask = (session: string) =>
    takeRequestTurn(turnOwner(session, page), async () => {
      begun.push(session)
      await promise
    })
  const sessions = Array.from({ length: 20 }, (_, index) => `session ${index}`)
  for (const session of sessions) noteTurnOwner(session, 'inès')
  noteTurnOwner('of another', 'paul')
  const asked = sessions.flatMap((session) => [ask(session), ask(session)])
  asked.push(ask('of another'))
  await wait(0)
  expect(begun).toHaveLength(9)
  expect(begun.at(-1)).toBe('of another')
  resolve()
  await Promise.all(asked)
})

test('a page of the observatory is answered once written, and leaves to the others as long as it took', async () => {
  const at: Record<string, number> = {}
  const lastsMs = 60
  const first = takeHeavyTurn('hers', true, async () => {
    at.begun = performance.now()
    await wait(lastsMs)
    return 'first'
  })
  const second = takeHeavyTurn('hers', true, async () => {
    at.next = performance.now()
    return 'second'
  })
  const refused = takeHeavyTurn('of another', true, () => Promise.reject(new Error('not drawn')))
  await expect(refused).rejects.toThrow('not drawn')
  expect(await first).toBe('first')
  expect(at.next).toBeUndefined()
  expect(await second).toBe('second')
  // A timer may be a millisecond early.
  expect((at.next ?? 0) - (at.begun ?? 0)).toBeGreaterThanOrEqual(2 * (lastsMs - 2))
})

test('of one network, twenty pages of the observatory wait, and the next is refused at once', async () => {
  const begun: string[] = []
  const take: typeof takeTokenTurn = (owner, work) =>
    takeHeavyTurn(owner, false, () => {
      begun.push(owner)
      return work()
    })
  const end = flood(take, ['a network'], 40)
  const served = take('another', async () => 'served')
  const { refused, done } = await end()
  expect(await served).toBe('served')
  expect(begun.slice(0, 2)).toEqual(['a network', 'another'])
  expect(new Set(refused.map(({ kind, code }) => `${kind} ${code}`))).toEqual(new Set(['too-many attempts.at-once']))
  expect(done).toBe(21)
})

test('the observatory and the documentation of the API are heavy, however they are asked; what the API answers is not', () => {
  const paths = [
    '/observatoire',
    '/Observatoire.data',
    '/observatoire/d/92',
    '/api',
    '/API.data',
    '/api/',
    '/api/v1/ctgs',
  ]
  expect([...paths, '/apis', '/connexion'].map(isHeavy)).toEqual([...Array(6).fill(true), false, false, false])
})

test('without an account, what waits for something else holds no place: another network is served within seconds', async () => {
  const networks = Array.from({ length: 16 }, (_, index) => `network ${index}`)
  const end = flood(takeVisitorTurn, networks, 1)
  const served = takeVisitorTurn('another', async () => 'served')
  expect(await Promise.race([served, wait(100, 'waits')])).toBe('waits')
  expect(await served).toBe('served')
  expect(await end()).toEqual({ refused: [], done: 16 })
})
