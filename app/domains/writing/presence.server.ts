/**
 * Who is there and where their caret stands, from one node to the others: relayed by PostgreSQL, never kept.
 * Each state carries the name and the party the server knows, whatever its author says. Rules: docs/rules/writing.md §6.
 */
import type { Connection, Document } from '@hocuspocus/server'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Reader } from '#app/kernel/database.server.ts'
import { documentNameOf, type Writer } from './collab.ts'
import { type NodeMessage, tellNodes } from './text-log.server.ts'
import { readDocumentName, type TextKey } from './writing.ts'

/** One caret weighs some hundred bytes. */
const stateMaxCharacters = 2_000
/** Of one window, which has one caret. */
const mostCarets = 4
/** Carets moved within that time leave in one message. */
const pauseMs = 40
/** A message of PostgreSQL holds 8,000 bytes. */
const messageMaxCharacters = 7_500

/** Marks what came from another node, so that it is not sent back. */
const toldByNode = { source: 'redis' } as const

type PresenceMessage = Extract<NodeMessage, { kind: 'presence' | 'who' }>

/** Keeps only the states that are the person's own, under her name, a few at most. Mutates `states`. */
export function ownStates(
  states: Map<number, Record<string, unknown>>,
  {
    document,
    connection,
    writer,
  }: { readonly document: Document; readonly connection: Connection; readonly writer: Writer },
): void {
  const others = document.awareness.getStates()
  const own = document.getClients(connection)
  let count = own.size
  for (const [clientId, state] of states) {
    const isNew = !own.has(clientId)
    const isBarred = isNew && (others.has(clientId) || count >= mostCarets)
    if (isBarred || JSON.stringify(state).length > stateMaxCharacters) states.delete(clientId)
    else {
      states.set(clientId, { ...state, user: writer })
      if (isNew) count += 1
    }
  }
}

export function createPresence(db: Reader, node: string) {
  const moved = new Map<Document, Set<number>>()
  let timer: NodeJS.Timeout | undefined

  async function send(): Promise<void> {
    timer = undefined
    const messages = [...moved].flatMap(([document, clients]) => messagesOf(document, [...clients]))
    moved.clear()
    // Who is there comes back by itself: carets are sent again every fifteen seconds.
    await tellNodes(db, messages).catch(() => undefined)
  }

  function messagesOf(document: Document, clients: readonly number[]): readonly NodeMessage[] {
    const key = readDocumentName(document.name)
    if (!key || clients.length === 0) return []
    const data = Buffer.from(encodeAwarenessUpdate(document.awareness, [...clients])).toString('base64')
    if (data.length <= messageMaxCharacters) return [{ kind: 'presence', from: node, ...key, data }]
    if (clients.length === 1) return []
    const half = Math.ceil(clients.length / 2)
    return [...messagesOf(document, clients.slice(0, half)), ...messagesOf(document, clients.slice(half))]
  }

  function tell(document: Document, clients: readonly number[]): void {
    const known = moved.get(document) ?? new Set()
    for (const client of clients) known.add(client)
    moved.set(document, known)
    timer ??= setTimeout(() => void send(), pauseMs)
  }

  return {
    /** Some states of this document changed; by whom decides whether other nodes are told. */
    changed(document: Document, clients: readonly number[], origin: unknown): void {
      if (origin !== toldByNode) tell(document, clients)
    },
    /** Asks the other nodes who is on a text just opened here. */
    ask: (key: TextKey): Promise<void> => tellNodes(db, [{ kind: 'who', from: node, ...key }]).catch(() => undefined),
    hear(message: PresenceMessage, documents: ReadonlyMap<string, Document>): void {
      const document = documents.get(documentNameOf(message))
      if (!document || message.from === node) return
      if (message.kind === 'who') tell(document, [...document.awareness.getStates().keys()])
      else applyAwarenessUpdate(document.awareness, Buffer.from(message.data, 'base64'), toldByNode)
    },
    stop: () => clearTimeout(timer),
  }
}
