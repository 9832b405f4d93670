/** What an outsider tries at the door: forms of another site, methods and messages that no browser sends, sockets from elsewhere. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { givenCtg } from '../ctg-fixture.server.ts'
import { newTestDatabase } from '../database.server.ts'
import { openTestApp, type TestApp } from '../http.server.ts'
import { signIn, startNode } from '../writing-fixture.server.ts'

const elsewhere = 'https://ailleurs.exemple'
const home = 'http://localhost:3000'

const given: { database?: Awaited<ReturnType<typeof newTestDatabase>>; app?: TestApp } = {}
const database = () => given.database ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.database = await newTestDatabase()
  given.app = await openTestApp(given.database.db)
})
afterAll(async () => {
  given.app?.close()
  await given.database?.pool.end()
})

/** The application on a port, as Node hears it. @returns what it answers to these bytes, until it closes */
async function speak(message: string): Promise<string> {
  const listener = getRequestListener(app().app.fetch, { overrideGlobalObjects: false })
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1')
  try {
    socket.write(message)
    return await text(socket)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('a form of another site', () => {
  const types = [
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=b',
  ]

  test.each(types)('signs nobody in, sent as %s', async (type) => {
    const answer = await app().app.request(`${home}/connexion`, {
      method: 'POST',
      body: 'intent=link&email=personne@exemple.fr',
      headers: { origin: elsewhere, 'content-type': type },
    })
    expect([400, 403]).toContain(answer.status)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('changes nothing of who is signed in', async () => {
    const { db } = database()
    const { actors } = await givenCtg(db)
    const { personId } = actors.cafCoordinator
    const nameOf = () => db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()
    const before = await nameOf()
    const answer = await app().app.request(`${home}/compte`, {
      method: 'POST',
      body: new URLSearchParams({ intent: 'rename', name: 'Quelqu’un d’autre' }),
      headers: { origin: elsewhere, cookie: await app().signIn(actors.cafCoordinator) },
    })
    expect([400, 403]).toContain(answer.status)
    expect(await nameOf()).toEqual(before)
  })
})

describe('a message that no browser sends', () => {
  test('a TRACE gives nothing back', async () => {
    const answer = await speak(
      'TRACE /connexion HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-secret: abc\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 (4|5)\d\d/)
    expect(answer).not.toContain('abc')
  })

  test('a length and pieces together are refused: no second message hides in the first', async () => {
    const answer = await speak(
      'POST /connexion HTTP/1.1\r\nhost: localhost\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /sante HTTP/1.1\r\nhost: localhost\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toHaveLength(1)
  })
})

describe('a socket of texts', () => {
  /** @param own the page is one of the node itself. @returns the status of a refusal, `open` when it was let in */
  async function open(
    page: 'own' | 'null' | typeof elsewhere | undefined,
    isSignedIn: boolean,
  ): Promise<number | 'open'> {
    const { db, url } = database()
    const { actors } = await givenCtg(db)
    const { cookie } = await signIn(db, actors.cafCoordinator)
    const node = await startNode(db, url)
    const origin = page === 'own' ? node.origin : page
    const socket = new WebSocket(node.url, {
      headers: { ...(isSignedIn && { cookie }), ...(origin !== undefined && { origin }) },
    })
    socket.on('error', () => undefined)
    try {
      return await new Promise((resolve) => {
        socket.on('open', () => resolve('open'))
        socket.on('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode))
      })
    } finally {
      socket.terminate()
      await node.stop()
    }
  }

  test('is not opened from a page of another site, even with her session', async () => {
    expect(await open('own', true)).toBe('open')
    expect(await open(elsewhere, true)).toBe(403)
    expect(await open('null', true)).toBe(403)
    expect(await open(undefined, true)).toBe(403)
  })
  test('is not opened without a session', async () => {
    expect(await open('own', false)).toBe(401)
  })
  test('opened forty at a time by one session, is opened thirty times', async () => {
    const { db, url } = database()
    const { actors } = await givenCtg(db)
    const { cookie } = await signIn(db, actors.cafCoordinator)
    const node = await startNode(db, url)
    const sockets = Array.from(
      { length: 40 },
      () => new WebSocket(node.url, { headers: { cookie, origin: node.origin } }),
    )
    const statuses = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            socket.on('error', () => undefined).on('open', () => resolve('open'))
            socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode))
          }),
      ),
    )
    expect(statuses.filter((status) => status === 'open')).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    for (const socket of sockets) socket.terminate()
    await node.stop()
  })
  test('refused, holds no connection, though whoever asked never leaves', async () => {
    const { db, url } = database()
    const node = await startNode(db, url)
    const { port, pathname } = new URL(node.url)
    const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true })
    const cut = once(socket, 'error')
    socket.write(`GET ${pathname} HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${node.origin}\r\n`)
    socket.write('connection: upgrade\r\nupgrade: websocket\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401/)
    const typing = setInterval(() => socket.write('still there'), 50)
    try {
      expect(await cut).toMatchObject([{ syscall: 'write' }])
    } finally {
      clearInterval(typing)
      socket.destroy()
      await node.stop()
    }
  }, 5_000)
})
