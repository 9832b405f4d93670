/** The HTTP port: opened first, answering « starting » until the pages are ready, closed without cutting answers short. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSocketServer, type Socket, type Server as SocketServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '#app/kernel/config.server.ts'
import { StartError, systemErrorCode } from '#app/kernel/start-error.ts'
import { startLabels } from '#app/kernel/start-labels.fr.ts'
import type { Stops } from './stops.server.ts'

/** Vite's, in development: handles what is its own and calls `next` for the rest. */
export type Middlewares = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
export type Http = {
  readonly server: Server
  readonly serve: (listener: RequestListener, middlewares: Middlewares | undefined) => void
}

/** Tries: a process just killed takes a moment to release the port. */
const attempts = 12
const pauseMs = 250
const answerTimeMs = 3_000
/** The listen backlog; the system may hold fewer. With Node's 511, a burst of a thousand makes others retry after a second. */
const mostWaiting = 4_096
/** Of one connection. Browsers and proxies send the next request once the last is answered; each of a hundred would hold a file or a page. */
const mostUnanswered = 8
/** A connection that takes nothing of what it is sent for that long is cut. */
const unreadMs = 60_000

/** Which of its two addresses `localhost` is depends on who asks: without a host, both are ours. */
const loopback = { v4: '127.0.0.1', v6: '::1' } as const

/** @throws StartError when the port is used or not allowed, or the host is not of this machine */
export async function listen({ port, host }: Pick<Config, 'port' | 'host'>, stops: Stops): Promise<Http> {
  const server = createServer()
  server.on('request', answerStarting)
  const sockets = boundConnections(server)
  await takePort(server, port, host ?? loopback.v4)
  stops.add(() => close(server, sockets))
  if (host === undefined) await listenOnTheOther(server, stops)
  return {
    server,
    serve(listener, middlewares) {
      server.off('request', answerStarting)
      server.on('request', (request, response) => {
        if (request.socket.destroyed) return
        if (middlewares) middlewares(request, response, () => listener(request, response))
        else listener(request, response)
      })
    },
  }
}

/** @returns all that came in and is still open */
function boundConnections(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  const unanswered = new WeakMap<Socket, number>()
  const unansweredOf = (socket: Socket): number => unanswered.get(socket) ?? 0
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    unanswered.set(socket, unansweredOf(socket) + 1)
    response.once('close', () => unanswered.set(socket, unansweredOf(socket) - 1))
    if (unansweredOf(socket) > mostUnanswered) socket.destroy()
  })
  server.timeout = unreadMs
  // Node asks of an idle connection too, which it would close itself if nobody listened. One whose answer is being made is let be.
  server.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0 || unansweredOf(socket) === 0) socket.destroy()
  })
  return sockets
}

/** A server listens on one address: what comes to the other is handed to it. A machine may have no IPv6. */
async function listenOnTheOther(server: Server, stops: Stops): Promise<void> {
  const address = server.address()
  if (address === null || typeof address === 'string') return
  const other = createSocketServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    server.emit('connection', socket),
  )
  if ((await takePort(other, address.port, loopback.v6)) === 'no-such-address') return
  stops.add(async () => void other.close())
}

function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' })
  response.end(startLabels.starting)
}

async function takePort(server: SocketServer, port: number, host: string): Promise<'taken' | 'no-such-address'> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await tryListen(server, port, host)
    if (error === undefined) return 'taken'
    const code = systemErrorCode(error)
    if (code === 'EACCES') throw new StartError(startLabels.portForbidden(port))
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'ENOTFOUND') {
      if (host === loopback.v6) return 'no-such-address'
      throw new StartError(startLabels.hostUnknown(host))
    }
    if (code !== 'EADDRINUSE') throw error
    if (attempt === attempts) {
      throw new StartError(startLabels.portTaken(port))
    }
    await wait(pauseMs)
  }
}

/** @returns the error, or undefined once the port is ours */
const tryListen = (server: SocketServer, port: number, host: string): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const finish = (error?: Error) => {
      server.off('error', finish).off('listening', finish)
      resolve(error)
    }
    server.once('error', finish).once('listening', finish).listen(port, host, mostWaiting)
  })

/** @param sockets all that came in: Node’s own list leaves out those that were upgraded, its count those that came to the other address */
async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, answerTimeMs)
  const closed = [server, ...sockets].map((one) => new Promise<void>((resolve) => one.once('close', resolve)))
  server.close()
  server.closeIdleConnections()
  await Promise.all(closed)
  clearTimeout(cut)
}
