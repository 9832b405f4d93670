/**
 * The texts open on this node, and the people who write them: one Hocuspocus. It receives, shows and relays; what it holds is
 * never more than what PostgreSQL has, since an update is appended before it is applied. Rules: docs/rules/writing.md §6.
 */

import type { Duplex } from 'node:stream'
import { type Configuration, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { log } from '#app/kernel/log.server.ts'
import { documentNameOf } from './collab.ts'
import { createPresence, ownStates } from './presence.server.ts'
import { settleOrSetApart } from './set-apart.server.ts'
import { createSocketGate, type SocketGate, socketLimits } from './socket-gate.server.ts'
import type { NodeMessage } from './text-log.server.ts'
import { catchUp, hearUpdates, loadText, receive, syncRequest } from './text-updates.server.ts'
import {
  closed,
  DoorError,
  type LiveNode,
  letIn,
  lookAgain,
  lookAgainLater,
  type OpenText,
  say,
  type Visit,
} from './text-visits.server.ts'
import { createTextWriter, type TextSurroundings } from './text-writer.server.ts'

/** Rights are looked at again that often, and at once when something says so. */
const sweepMs = 5_000
/** Content and columns follow the writing by that much. */
const settleAfterMs = 1_000
const settleAtLatestMs = 10_000
/** Time left to what is being written when the process leaves. */
const leavingMs = 3_000

/** Codes of the socket's closing. */
const tryAgain = 1013
const leaving = 1012

export function createLiveTexts(surroundings: TextSurroundings) {
  const { db, node } = surroundings
  const texts = new Hocuspocus<Visit>()
  const writer = createTextWriter(surroundings, (isThere) => {
    log[isThere ? 'info' : 'warn']({ isThere }, 'storage of texts')
    for (const document of texts.documents.values())
      say(document.getConnections(), { kind: isThere ? 'storage-back' : 'storage-lost' })
  })
  const open = new Map<string, OpenText>()
  const live: LiveNode = { ...surroundings, texts, open, presence: createPresence(db, node), writer }
  texts.configure(hooksOf(live))
  const sockets: Sockets = new Map()
  const sweep = setInterval(() => {
    for (const { gate } of sockets.values()) gate.closeWhenUnread()
    void hearAgain(live).catch(() => undefined)
  }, sweepMs)
  return {
    /** Number of Hocuspocus of this process is one (docs/decisions/0002); its documents, for tests and measures. */
    documents: texts.documents,
    hear: (message: NodeMessage): void => hear(live, message),
    hearAgain: (): Promise<void> => hearAgain(live),
    /** Sockets of this session, or of this person. */
    countSockets: (owner: string): number =>
      [...sockets.values()].filter(({ token, personId }) => token === owner || personId === owner).length,
    accept: (socket: WebSocket, from: Arrival): void => accept(live, sockets, socket, from),
    async stop(): Promise<void> {
      clearInterval(sweep)
      await leave(live, sockets)
    },
  }
}

/** What Hocuspocus asks of us at each moment of a text. */
const hooksOf = (live: LiveNode): Partial<Configuration<Visit>> => ({
  quiet: true,
  debounce: settleAfterMs,
  maxDebounce: settleAtLatestMs,
  onAuthenticate: async ({ documentName, context, connectionConfig, token }) => {
    try {
      connectionConfig.readOnly = await letIn(live, documentName, context, token)
    } catch (error) {
      // Not a refusal: PostgreSQL is away. The editor comes back by itself.
      if (!(error instanceof DoorError)) context.socket.close(tryAgain)
      throw error
    }
  },
  // Whoever comes back to a text frozen meanwhile is told so, rather than that her right went.
  connected: async ({ connection, context }) => {
    if (context.refusal === 'frozen') say([connection], { kind: 'frozen' })
  },
  onLoadDocument: ({ documentName, document }) => loadText(live, documentName, document),
  afterUnloadDocument: async ({ documentName }) => {
    const { documents, loadingDocuments } = live.texts
    if (!documents.has(documentName) && !loadingDocuments.has(documentName)) live.open.delete(documentName)
  },
  beforeSync: async ({ type, payload, document, connection, context }) => {
    if (type === syncRequest) return
    await receive(live, document, connection, context, { type, update: payload }).catch((error: unknown) => {
      // Not written, not answered: the editor comes back with it.
      context.socket.close(tryAgain)
      throw error
    })
  },
  beforeHandleAwareness: async ({ states, document, connection, context }) => {
    if (connection && context?.writer) ownStates(states, { document, connection, writer: context.writer })
  },
  onAwarenessUpdate: async ({ document, added, updated, removed, transactionOrigin }) =>
    live.presence.changed(document, [...added, ...updated, ...removed], transactionOrigin),
  onStoreDocument: async ({ documentName }) => {
    const text = live.open.get(documentName)
    if (text) await settleOrSetApart(live, text.key, new Date())
  },
})

function hear(live: LiveNode, message: NodeMessage): void {
  const { documents } = live.texts
  if (message.kind === 'rights') void lookAgainLater(live, message)
  else if (message.kind === 'text') void lookAgainLater(live, { names: [documentNameOf(message)] })
  else if (message.kind === 'talk')
    say(documents.get(documentNameOf(message))?.getConnections() ?? [], { kind: 'talk' })
  else if (message.kind === 'updates') hearUpdates(live, message)
  else live.presence.hear(message, documents)
}

/** After an interruption of the listener: what it did not hear is read again. */
async function hearAgain(live: LiveNode): Promise<void> {
  const loaded = [...live.open.values()].filter(({ isLoaded }) => isLoaded)
  await Promise.all(loaded.map((text) => catchUp(live, text)))
  await lookAgain(live)
}

/** Whose socket it is, and the stream under it. */
type Arrival = {
  readonly request: Request
  readonly stream: Duplex
  readonly token: string
  readonly personId: string
}
type Sockets = Map<WebSocket, Pick<Arrival, 'token' | 'personId'> & { readonly gate: SocketGate }>

function accept(
  { texts }: LiveNode,
  sockets: Sockets,
  socket: WebSocket,
  { request, stream, token, personId }: Arrival,
): void {
  const client = texts.handleConnection(socket, request, { token, socket })
  const othersHold = () =>
    [...sockets.values()].reduce(
      (sum, one) => (one.personId === personId && one.gate !== gate ? sum + one.gate.heldBytes() : sum),
      0,
    )
  const gate = createSocketGate(socket, (message) => client.handleMessage(message), socketLimits, othersHold)
  sockets.set(socket, { token, personId, gate })
  // Before the messages made of it are handed over.
  stream.prependListener('data', (bytes: Uint8Array) => gate.hear(bytes.byteLength))
  socket.on('message', (data, isBinary) => {
    if (isBinary && data instanceof Buffer) gate.receive(new Uint8Array(data))
    else socket.close(closed)
  })
  socket.on('close', (code, reason) => {
    gate.forget()
    sockets.delete(socket)
    client.handleClose({ code, reason: reason.toString() })
  })
  socket.on('error', () => undefined)
}

/** The process stops: what is being written is kept, and everyone is told to come back elsewhere. */
async function leave({ presence, writer, texts }: LiveNode, sockets: Sockets): Promise<void> {
  presence.stop()
  await writer.stop()
  for (const socket of sockets.keys()) socket.close(leaving)
  texts.flushPendingStores()
  const deadline = Date.now() + leavingMs
  while (texts.documents.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
  for (const socket of sockets.keys()) socket.terminate()
}
