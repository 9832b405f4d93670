/** Someone asks for a hundred pages together, with an account or without: the others do not wait for them (docs/decisions/0025, 0108). */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takeLinkPrintTurn, takePrintTurn } from '#app/http/print-route.server.ts'
import { refusalLabels } from '#app/http/refusal-labels.fr.ts'
import { retrySeconds } from '#app/kernel/database-failure.ts'
import { testDatabase } from '../database.server.ts'
import { givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp } from '../http.server.ts'

test('a hundred requests of one person delay another by a few of them', { timeout: 60_000 }, async () => {
  const db = await testDatabase()
  const app = await openTestApp(db)
  try {
    const { ctgId, actors } = await givenFullCtg(db)
    const [hers, another] = [await app.signIn(actors.townCoordinator), await app.signIn(actors.cafCoordinator)]
    const answered: string[] = []
    const ask = async (who: string, cookie: string) => {
      const { status } = await app.get(`/ctg/${ctgId}`, cookie)
      answered.push(`${who} ${status}`)
    }
    const requests = Array.from({ length: 100 }, () => ask('hers', hers))
    requests.push(ask('another', another))
    await Promise.all(requests)
    expect(answered).toHaveLength(101)
    expect(answered.indexOf('another 200')).toBeGreaterThan(-1)
    expect(answered.indexOf('another 200')).toBeLessThan(20)
    expect(answered.filter((one) => one === 'hers 200')).toHaveLength(100)
  } finally {
    await app.close()
  }
})

test('files that come slowly keep nobody from her pages', { timeout: 60_000 }, async () => {
  const db = await testDatabase()
  const app = await openTestApp(db)
  const { ctgId, actors } = await givenFullCtg(db)
  const cookie = await app.signIn(actors.cafCoordinator)
  const bodies = Array.from({ length: 12 }, () => Promise.withResolvers<void>())
  const url = `http://localhost:3000/ctg/${ctgId}/convention`
  const type = 'multipart/form-data; boundary=lent'
  const headers = { cookie, origin: 'http://localhost:3000', 'content-type': type, 'content-length': '24000000' }
  const slow = bodies.map(({ promise }) => {
    const body = new ReadableStream({ pull: (controller) => promise.then(() => controller.close()) })
    const sent = { method: 'POST', headers, body, duplex: 'half' }
    return app.app.request(url, sent)
  })
  try {
    const page = app.get(`/ctg/${ctgId}`, cookie)
    expect(await Promise.race([page, ...slow])).toBe(await page)
    expect((await page).status).toBe(200)
  } finally {
    for (const { resolve } of bodies) resolve()
    await Promise.all(slow)
    app.close()
  }
})

/** The heavy pages that may wait, of one network. */
const mostHeavy = 20

/** Pages asked together without an account from one network, then to sign in there, then one from another. @returns who was answered, in order */
async function answeredAfter(url: string): Promise<readonly string[]> {
  const app = await openTestApp(await testDatabase(), { config: { isObservatoryOpen: true } })
  const answered: string[] = []
  const ask = async (who: string, remoteAddress: string, asked = url) => {
    const env = { incoming: { socket: { remoteAddress } } }
    const { status } = await app.app.request(`http://localhost:3000${asked}`, {}, env)
    answered.push(`${who} ${status}`)
  }
  const requests = Array.from({ length: mostHeavy }, () => ask('flood', '198.51.100.7'))
  requests.push(ask('colleague', '198.51.100.7', '/connexion'), ask('other', '203.0.113.9'))
  await Promise.all(requests)
  app.close()
  return answered
}

test.each([
  ['the open observatory', '/observatoire?territoire=D62'],
  ['the documentation of the API', '/api'],
])('%s asked by one network without an account delays another by a few pages', async (_name, url) => {
  const answered = await answeredAfter(url)
  expect(answered.slice(0, 5)).toContain('other 200')
  expect(answered.filter((one) => one === 'flood 200')).toHaveLength(mostHeavy)
})

test('whoever signs in does not wait for the pages of the observatory that her colleagues ask for', async () => {
  const answered = await answeredAfter('/observatoire?territoire=D62')
  expect(answered.slice(0, 5)).toContain('colleague 200')
})

test('a page whose reader has left while it waited is not made', async () => {
  const app = await openTestApp(await testDatabase())
  const socket = { remoteAddress: '198.51.100.7', destroyed: false }
  const asked = Array.from({ length: 30 }, async () =>
    app.app.request('http://localhost:3000/connexion', {}, { incoming: { socket } }),
  )
  socket.destroyed = true
  const made = (await Promise.all(asked)).filter(({ status }) => status === 200)
  app.close()
  expect(made.length).toBeLessThanOrEqual(8)
})

test('of the observatory, no more than twenty pages of one network wait: the others are refused at once, and told when to come back', async () => {
  const app = await openTestApp(await testDatabase(), { config: { isObservatoryOpen: true } })
  const ask = async (remoteAddress: string) => {
    const env = { incoming: { socket: { remoteAddress } } }
    return app.app.request('http://localhost:3000/observatoire?territoire=D62', {}, env)
  }
  const asked = Array.from({ length: 60 }, () => ask('192.0.2.60'))
  // Not one page is made yet.
  const refused = await Promise.race(asked)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String(retrySeconds))
  expect(await refused.text()).toBe(`${refusalLabels.tooManyAtOnce}\n`)
  expect((await ask('203.0.113.9')).status).toBe(200)
  const served = (await Promise.all(asked)).filter((answer) => answer.status === 200)
  app.close()
  // One is made while they wait, unless the last page of the tests before still holds its place.
  expect([mostHeavy, mostHeavy + 1]).toContain(served.length)
})

test.each(['/OBSERVATOIRE', '/observatoirE.data', '/%4Fbservatoire'])(
  'written %s, the observatory makes no more pages of one network wait',
  async (url) => {
    const app = await openTestApp(await testDatabase(), { config: { isObservatoryOpen: true } })
    const env = { incoming: { socket: { remoteAddress: '192.0.2.61' } } }
    const asked = Array.from({ length: 30 }, () => app.app.request(`http://localhost:3000${url}`, {}, env))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    app.close()
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
  },
)

/** From as many networks as one line of IPv6 may hold. */
async function answeredBeside(
  url: string,
  [networks, each]: readonly [number, number],
  hers: string,
  method = 'GET',
): Promise<readonly string[]> {
  const db = await testDatabase()
  const app = await openTestApp(db, { config: { isObservatoryOpen: true } })
  const { actors } = await givenFullCtg(db)
  const cookie = await app.signIn(actors.townCoordinator)
  const answered: string[] = []
  const ask = async (who: string, asked: string, remoteAddress: string, init: RequestInit) => {
    const env = { incoming: { socket: { remoteAddress } } }
    const { status } = await app.app.request(`http://localhost:3000${asked}`, init, env)
    answered.push(`${who} ${status}`)
  }
  // What a first page loads for all would be counted as a wait.
  await app.get(hers, cookie)
  const requests = Array.from({ length: networks * each }, (_, index) =>
    ask('flood', url, `2001:db8:0:${((index % networks) * 256).toString(16)}::1`, {
      method,
      ...(method === 'POST' && { body: new URLSearchParams({ intent: 'password' }) }),
    }),
  )
  requests.push(ask('member', hers, '192.0.2.62', { headers: { cookie } }))
  await Promise.all(requests)
  app.close()
  return answered
}

test('networks without an account that fill the observatory do not shut it on whoever has signed in', async () => {
  const answered = await answeredBeside('/observatoire', [4, 25], '/observatoire')
  expect(answered).toContain('flood 429')
  expect(answered.filter((one) => !one.endsWith('429')).slice(0, 10)).toContain('member 200')
})

test.each([
  ['GET', 200],
  ['POST', 422],
])(
  'sixty networks without an account, four %s each, delay whoever has signed in by a few pages',
  async (method, status) => {
    const answered = await answeredBeside('/connexion', [60, 4], '/aide', method)
    expect(answered.slice(0, 50)).toContain('member 200')
    expect(answered.filter((one) => one === `flood ${status}`)).toHaveLength(240)
  },
)

test('who holds the link of a convocation has three copies made together at most, and takes no turn of the members', async () => {
  const db = await testDatabase()
  const app = await openTestApp(db)
  const ctg = await givenFullCtg(db)
  const { promise: isEnded, resolve: end } = Promise.withResolvers<void>()
  // One is being made, two wait.
  const waiting = Array.from({ length: 3 }, () => takeLinkPrintTurn(ctg.ids.invitation, () => isEnded))
  try {
    const address = `/invitation/${ctg.invitationToken}/convocation.pdf`
    const refused = await Promise.race([app.get(address), wait(5_000)])
    expect(refused?.status).toBe(503)
    const members = takePrintTurn(ctg.ctgId, async () => 'made')
    end()
    expect(await members).toBe('made')
  } finally {
    end()
    await Promise.all(waiting)
    app.close()
  }
})

test('however many links of convocations are printed at once, each CTG keeps its places, and another link its turn', async () => {
  const { promise: isEnded, resolve: end } = Promise.withResolvers<void>()
  const links = Array.from({ length: 8 }, (_, index) => `link ${index}`)
  const flood = links.flatMap((link) => Array.from({ length: 10 }, () => takeLinkPrintTurn(link, () => isEnded)))
  const settled = Promise.allSettled(flood)
  const made: string[] = []
  const members = ['one', 'two', 'three'].flatMap((ctg) =>
    Array.from({ length: 6 }, (_, index) => takePrintTurn(ctg, async () => made.push(`${ctg} ${index}`))),
  )
  const another = takeLinkPrintTurn('another', async () => made.push('another'))
  end()
  await Promise.all([...members, another])
  expect(made).toHaveLength(19)
  // One copy by a link between two documents of the members, at most.
  expect(made[0]).toBe('one 0')
  await settled
})
