import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findFreePort } from '../../e2e/free-port.ts'
import { listen } from './listen.server.ts'
import { createStops } from './stops.server.ts'

/** A machine may have no IPv6. */
const ours = Object.values(os.networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address))

test.each(['127.0.0.1', '::1'].filter((one) => ours.includes(one)))(
  'the port closes though what came to %s was opened as a socket and is let go by nobody',
  async (host) => {
    const stops = createStops()
    const port = await findFreePort()
    const { server } = await listen({ port, host: undefined }, stops)
    server.on('upgrade', () => undefined)
    const socket = connect({ port, host })
      .on('error', () => undefined)
      .resume()
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
    await once(server, 'upgrade')
    const gone = once(socket, 'close')
    await stops.runAll()
    await gone
    expect(server.listening).toBe(false)
  },
  8_000,
)

async function listening(answer: RequestListener) {
  const stops = createStops()
  const port = await findFreePort()
  const { server, serve } = await listen({ port, host: '127.0.0.1' }, stops)
  serve(answer, undefined)
  const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined)
  const ask = (times = 1) => socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(times))
  return { stops, server, socket, ask }
}

test('a connection that asks a hundred times and waits for no answer is cut, and eight requests are begun', async () => {
  const begun: string[] = []
  const { stops, socket, ask } = await listening(({ url = '' }) => void begun.push(url))
  ask(100)
  await once(socket.resume(), 'close')
  expect(begun).toHaveLength(8)
  await stops.runAll()
})

test('a connection that reads nothing of its answer is cut, and not one that waits for it to be made', async () => {
  const held: ServerResponse[] = []
  const unread = await listening((_request, response) => void response.end(Buffer.alloc(64 * 1024 * 1024)))
  unread.server.timeout = 200
  unread.ask()
  const waits = await listening((_request, response) => void held.push(response))
  waits.server.timeout = 200
  waits.ask()
  const gone = once(unread.socket, 'close')
  await wait(700)
  unread.socket.resume()
  await gone
  expect(unread.socket.bytesRead).toBeLessThan(64 * 1024 * 1024)
  expect(waits.socket.destroyed).toBe(false)
  held[0]?.end('made')
  const [answer] = await once(waits.socket, 'data')
  expect(String(answer)).toContain('made')
  await Promise.all([unread.stops.runAll(), waits.stops.runAll()])
})
