import { once } from 'node:events'
import { connect } from 'node:net'
import os from 'node:os'
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
