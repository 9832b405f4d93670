/** The socket of texts, on the port of the pages: who may open it, and the one Hocuspocus of the process (docs/decisions/0013). */
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { collabPath } from '#app/domains/writing/collab.ts'
import { createLiveTexts } from '#app/domains/writing/live-texts.server.ts'
import { readNodeMessage, textChannel } from '#app/domains/writing/text-log.server.ts'
import { messageMaxBytes } from '#app/domains/writing/writing.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { startListener } from '#app/kernel/listener.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { actorsOf } from './actor.server.ts'
import { ownCookies } from './host-cookies.server.ts'
import { askingOrigin } from './our-origin.server.ts'
import type { Instance } from './request-context.server.ts'
import { sessionToken } from './session-token.server.ts'
import type { Stop } from './stops.server.ts'

/** Sockets of one session, at most: a person has a few tabs. */
const mostSockets = 30
/** Of one person, whatever her sessions: those of a demonstration are entered by everybody. */
const mostOfPerson = 200

type Admission = {
  readonly status: number
  readonly holder?: { readonly token: string; readonly personId: string }
}

/** @returns the function that closes it. @param databaseUrl database through which the nodes exchange messages */
export async function openCollab(
  server: Server,
  {
    db,
    config,
  }: Pick<Instance, 'db'> & { readonly config: Pick<Config, 'url' | 'secret' | 'isProduction' | 'secondFactor'> },
  databaseUrl: string,
): Promise<Stop> {
  const actors = (reader: Reader, tokens: readonly string[]) => actorsOf(reader, tokens, config.secondFactor)
  const texts = createLiveTexts({ db, subjects: textSubjects, actorsOf: actors, node: randomUUID() })
  const listener = startListener(databaseUrl, textChannel, {
    onMessage: (payload) => texts.hear(readNodeMessage(payload)),
    onListening: () => texts.hearAgain(),
  })
  await listener.ready
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageMaxBytes, perMessageDeflate: false })
  const isFull = (owner: string, most: number): boolean => texts.countSockets(owner) >= most
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== collabPath) {
      // In development, the others are Vite's.
      if (config.isProduction) socket.destroy()
      return
    }
    socket.on('error', () => undefined)
    admit(request)
      .then(({ status, holder }) => {
        if (holder === undefined) return answer(socket, status)
        // Counted as it is opened: those that ask together are all admitted before the first one is.
        if (isFull(holder.token, mostSockets) || isFull(holder.personId, mostOfPerson)) return answer(socket, 429)
        sockets.handleUpgrade(request, socket, head, (open) =>
          texts.accept(open, { ...holder, request: requestOf(request, config.url), stream: socket }),
        )
      })
      .catch((err: unknown) => {
        log.warn({ err }, 'a socket of texts was not opened')
        answer(socket, 503)
      })
  }

  /** The session is checked when the socket opens, then at each message. Pages of other sites are refused. */
  async function admit(request: IncomingMessage): Promise<Admission> {
    if (!isOurs(request, config.url)) return { status: 403 }
    const token = sessionToken(requestOf(request, config.url).headers, config.secret)
    if (token === undefined) return { status: 401 }
    if (isFull(token, mostSockets)) return { status: 429 }
    const personId = (await actors(db, [token])).get(token)?.personId
    return personId === undefined ? { status: 401 } : { status: 101, holder: { token, personId } }
  }

  server.on('upgrade', upgrade)
  return async () => {
    server.off('upgrade', upgrade)
    await texts.stop()
    await listener.stop()
  }
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0]?.replace(/\/$/, '') ?? ''

/** Browsers always send an Origin; without one the socket is refused. */
const isOurs = ({ headers }: IncomingMessage, url: string): boolean =>
  headers.origin !== undefined && askingOrigin(plainHeaders(headers), url) !== undefined

const plainHeaders = (headers: IncomingHttpHeaders): Headers =>
  new Headers(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

function requestOf({ url = '/', headers }: IncomingMessage, base: string): Request {
  const { cookie = '', origin = '' } = headers
  return new Request(new URL(url, base), { headers: { cookie: ownCookies(cookie, base), origin } })
}

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

/** Node times out no socket that was upgraded, and reads none: only half closed, it would be held for as long as the other side likes. */
function answer(socket: Duplex, status: number): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
