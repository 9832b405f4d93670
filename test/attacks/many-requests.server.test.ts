/** Someone with an account asks for a hundred pages together: the others do not wait for them (docs/decisions/0025). */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { printOwner, takePrintTurn } from '#app/http/print-route.server.ts'
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

test('three hundred pages of the observatory asked without an account are refused but for forty; another network is served', async () => {
  const app = await openTestApp(await testDatabase(), { config: { isObservatoryOpen: true } })
  const answered: string[] = []
  const ask = async (who: string, remoteAddress: string, url: string) => {
    const env = { incoming: { socket: { remoteAddress } } }
    const { status } = await app.app.request(`http://localhost:3000${url}`, {}, env)
    answered.push(`${who} ${status}`)
  }
  const requests = Array.from({ length: 300 }, () => ask('flood', '198.51.100.7', '/observatoire?territoire=D62'))
  requests.push(ask('other', '203.0.113.9', '/OBSERVATOIRE/?territoire=D62'))
  await Promise.all(requests)
  app.close()
  expect(answered.filter((one) => one === 'flood 200')).toHaveLength(41)
  expect(answered.filter((one) => one === 'flood 429')).toHaveLength(259)
  expect(answered.filter((one) => one === 'other 200')).toHaveLength(1)
})

test('who holds the link of a convocation has seven copies made together at most, and takes no turn of the members', async () => {
  const db = await testDatabase()
  const app = await openTestApp(db)
  const ctg = await givenFullCtg(db)
  const { promise: isEnded, resolve: end } = Promise.withResolvers<void>()
  // One is being made, six wait.
  const waiting = Array.from({ length: 7 }, () => takePrintTurn(printOwner(ctg.ids.invitation), () => isEnded))
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
