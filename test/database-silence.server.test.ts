/** A database that falls silent: 503 in a bounded time, words kept, and everything again once it answers, without a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterDemo } from '#app/domains/accounts/enter.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createHealthCheck } from '#app/http/health.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import { startListener } from '#app/kernel/listener.server.ts'
import { newTestDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { type SilentProxy, startSilentProxy } from './silent-proxy.ts'

/** Shorter than that of an instance: what is asked is that it is the bound, whatever it is. */
const patience = { statementMs: 1_500, answerMs: 2_000, idleInTransactionMs: 60_000 }
/** A connection asked for, then one statement; and a loaded machine. */
const boundMs = 2 * patience.answerMs + 3_000

const given: { app?: TestApp; ctg?: FullCtg; proxy?: SilentProxy; cookie?: string; close?: () => Promise<void> } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const proxy = () => given.proxy ?? expect.unreachable('no proxy')

beforeAll(async () => {
  const database = await newTestDatabase()
  given.ctg = await givenFullCtg(database.db)
  given.proxy = await startSilentProxy(database.url)
  const pool = openPool(given.proxy.url, 3, patience)
  const db = openDatabase(pool)
  given.app = await openTestApp(db)
  given.cookie = await given.app.signIn(given.ctg.actors.townCoordinator)
  given.close = async () => {
    given.proxy?.close()
    await Promise.all([pool.end(), database.pool.end()])
  }
})
afterAll(async () => {
  given.app?.close()
  await given.close?.()
})

async function timed<Result>(run: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  const result = await run()
  expect(performance.now() - start).toBeLessThan(boundMs)
  return result
}

async function whileSilent(run: () => Promise<void>): Promise<void> {
  proxy().fallSilent()
  try {
    await run()
  } finally {
    proxy().speakAgain()
  }
}

const text = 'Une décision dont chaque mot a été pesé.'
const decision = () => ({ intent: 'record-decision', text, requestId: 'a-request-of-this-test', parties: ['x', 'y'] })
const decisionAddress = () => `/ctg/${ctg().ctgId}/reunions/${ctg().ids.meeting}/decision`

describe('a database that falls silent', { timeout: 180_000 }, () => {
  test('answers 503 in a bounded time to pages, data, files, forms and links, then everything as before', async () => {
    const { cookie } = given
    const ids = addressIds(ctg())
    const page = `/ctg/${ctg().ctgId}/plan`
    expect((await app().get(page, cookie)).status).toBe(200)
    await whileSilent(async () => {
      const addresses = [page, `${page}.data`, `${page}/export?format=csv`, `/point/${ids.token}`, '/']
      const others = [
        `/invitation/${ids.invitationToken}`,
        `/atelier/${ids.code}`,
        `/agenda/${ids.feedToken}/trame.ics`,
        '/connexion/second-facteur',
        '/sitemap.xml',
      ]
      const answers = await timed(() =>
        Promise.all(
          [...addresses, ...others].map(async (address) => {
            const answer = await app().get(address, cookie)
            return {
              address,
              status: answer.status,
              retry: answer.headers.get('retry-after'),
              text: await answer.text(),
            }
          }),
        ),
      )
      expect(answers.filter(({ status, retry }) => status !== 503 || retry === null)).toEqual([])
      expect(answers.filter((answer) => !answer.text.includes('vos mots sont gardés'))).toEqual([])
      expect(answers[0]?.text).toContain('<main')
      const api = await timed(async () =>
        app().app.request(`http://localhost:3000/api/v1/ctgs/${ctg().ctgId}/actions`, {
          headers: { authorization: `Bearer ${ctg().software.apiToken}` },
        }),
      )
      expect([api.status, api.headers.get('retry-after')]).toEqual([503, '5'])
    })
    await expect.poll(async () => (await app().get(page, cookie)).status, { timeout: 40_000 }).toBe(200)
    expect((await app().get(`/point/${ids.token}`)).status).toBe(200)
  })

  test('gives back what was typed: in the page when it is still there, else in a form that sends it again', async () => {
    await whileSilent(async () => {
      const whole = await timed(async () => app().post(decisionAddress(), decision(), given.cookie))
      const html = await whole.text()
      expect(whole.status).toBe(503)
      expect(html).toContain(`>${text}</textarea>`)
      expect(html).toContain(`action="${decisionAddress()}"`)
      expect(html).toContain('name="requestId" value="a-request-of-this-test"')
      expect(html.match(/name="parties"/g)).toHaveLength(2)
      const inPage = await timed(async () => app().post(`${decisionAddress()}.data`, decision(), given.cookie))
      const told = await inPage.text()
      expect(inPage.status).toBe(503)
      for (const word of ['"values"', text, 'vos mots sont gardés']) expect(told).toContain(word)
    })
  })

  test('keeps the statement of accessibility and the help open, to visitors too', async () => {
    await whileSilent(async () => {
      for (const cookie of [undefined, given.cookie]) {
        const statement = await timed(async () => app().get('/accessibilite', cookie))
        expect([statement.status, (await timed(async () => app().get('/aide', cookie))).status]).toEqual([200, 200])
        expect(await statement.text()).toContain('ne peuvent pas être lus en ce moment')
      }
    })
  })

  test('never gives back a password', async () => {
    await whileSilent(async () => {
      const form = {
        intent: 'change-password',
        currentPassword: 'un secret bien gardé',
        newPassword: 'un autre secret gardé',
      }
      const html = await (await app().post('/compte', form, given.cookie)).text()
      expect(html).not.toContain('secret')
    })
  })

  test('says so to who enters: whatever hid it, it is no fault of hers', async () => {
    const { db, auth, config } = app().instance
    const entry = { email: 'quelqu.un@exemple.fr', clientAddress: '127.0.0.1', secret: config.secret }
    await whileSilent(async () => {
      const error = await timed(() =>
        enterDemo({ db, auth }, entry, new Headers(), new Date()).catch((thrown: unknown) => thrown),
      )
      expect(isDatabaseSilent(error)).toBe(true)
    })
  })

  test('answers a repeat as the first time, once what it had kept can be read again', async () => {
    const { as, actors, ctgId } = ctg()
    const context = { ...as(actors.townCoordinator), requestId: 'sent-before-the-silence', db: app().instance.db }
    const input = { ctgId, kind: 'working-group', name: 'Groupe de travail' } as const
    const first = createBody(context, input)
    await expect.poll(() => first.then(() => true)).toBe(true)
    await whileSilent(async () => {
      const error = await createBody(context, input).catch((thrown: unknown) => thrown)
      expect(isDatabaseSilent(error)).toBe(true)
    })
    await expect.poll(() => createBody(context, input).catch(() => undefined), { timeout: 40_000 }).toEqual(await first)
  })

  test('says so on /sante within a second, even with every connection of the pages taken', async () => {
    const healthPool = openPool(proxy().url, undefined, 'health')
    const check = createHealthCheck(openDatabase(healthPool))
    expect(await check()).toMatchObject({ ready: true })
    await new Promise((resolve) => setTimeout(resolve, 600))
    await whileSilent(async () => {
      const waiting = [1, 2, 3, 4, 5, 6].map(() => app().get(`/ctg/${ctg().ctgId}`, given.cookie))
      for (let asked = 0; asked < 3; asked += 1) {
        const start = performance.now()
        expect(await check()).toEqual({ live: true, ready: false, waitingJobs: null })
        expect(performance.now() - start).toBeLessThan(1_000)
      }
      await Promise.all(waiting)
    })
    await expect.poll(() => check(), { timeout: 30_000 }).toMatchObject({ ready: true })
    await healthPool.end()
  })

  test('is heard again by who listens', async () => {
    const heard: string[] = []
    const listener = startListener(proxy().url, 'of_this_test', {
      onMessage: (payload) => heard.push(payload),
      onListening: async () => undefined,
    })
    await listener.ready
    await whileSilent(() => new Promise((resolve) => setTimeout(resolve, 500)))
    const pool = openPool(proxy().url, 1)
    await expect
      .poll(
        async () => {
          await pool.query("select pg_notify('of_this_test', 'again')")
          return heard.length
        },
        { timeout: 25_000, interval: 500 },
      )
      .toBeGreaterThan(0)
    await pool.end()
    await listener.stop()
  })
})
