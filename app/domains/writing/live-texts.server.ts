/**
 * The texts open on this node, and the people who write them: one Hocuspocus. It receives, shows and relays; what it holds is
 * never more than what PostgreSQL has, since an update is appended before it is applied. Rules: docs/rules/writing.md §6.
 */
import { type Connection, type Document, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { log } from '#app/kernel/log.server.ts'
import { cleanUpdate } from './clean-update.server.ts'
import { documentNameOf, type ServerMessage, type Writer, writeServerMessage } from './collab.ts'
import { createPresence, ownStates } from './presence.server.ts'
import { settleOrSetApart } from './set-apart.server.ts'
import { createSocketGate, type SocketGate } from './socket-gate.server.ts'
import { createSuggestionGuard, type SuggestionGuard } from './suggestion-guard.server.ts'
import { findText, listTexts, type NodeMessage, readLog, refOf } from './text-log.server.ts'
import { createTextWriter, type TextSurroundings } from './text-writer.server.ts'
import { writerOf } from './writer-of.server.ts'
import { type BarToWriting, readDocumentName, refusalToWrite, type TextKey, type TextRef } from './writing.ts'
import { isEmptyUpdate } from './y-text.server.ts'

/** What is known of a person on a text: of her session first, of the text once she is let in. */
type Visit = {
  readonly token: string
  readonly socket: WebSocket
  ref?: TextRef
  writer?: Writer
  /** What she was told last of her right to write. */
  refusal?: BarToWriting | undefined
}
type Visitor = Connection<Visit>

/** An open text: up to which update it was applied, and up to which another node said there is one. */
type OpenText = {
  readonly key: TextKey
  applied: number
  heard: number
  isLoaded: boolean
  readonly guard: SuggestionGuard
  readonly ahead: Set<number>
}

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
const closed = 4403

const toldByNode = { source: 'redis' } as const
/** sync-protocol: 0 asks what is missing, 1 and 2 bring it. */
const syncRequest = 0
const syncAnswer = 1

/** A refusal at the door; Hocuspocus sends `reason` to the editor. */
class DoorError extends Error {
  readonly reason: BarToWriting
  constructor(reason: BarToWriting) {
    super('')
    this.reason = reason
  }
}

export type LiveTexts = ReturnType<typeof createLiveTexts>

export function createLiveTexts(surroundings: TextSurroundings) {
  const { db, subjects, actorsOf, node } = surroundings
  const open = new Map<string, OpenText>()
  const sockets = new Map<WebSocket, { readonly token: string; readonly gate: SocketGate }>()
  const presence = createPresence(db, node)
  const writer = createTextWriter(surroundings, (isThere) => {
    log[isThere ? 'info' : 'warn']({ isThere }, 'storage of texts')
    for (const document of texts.documents.values())
      say(document.getConnections(), { kind: isThere ? 'storage-back' : 'storage-lost' })
  })

  const texts = new Hocuspocus<Visit>({
    quiet: true,
    debounce: settleAfterMs,
    maxDebounce: settleAtLatestMs,
    onAuthenticate: async ({ documentName, context, connectionConfig }) => {
      try {
        connectionConfig.readOnly = await letIn(documentName, context)
      } catch (error) {
        // Not a refusal: PostgreSQL is away. The editor comes back by itself.
        if (!(error instanceof DoorError)) context.socket.close(tryAgain)
        throw error
      }
    },
    onLoadDocument: ({ documentName, document }) => load(documentName, document),
    afterUnloadDocument: async ({ documentName }) => {
      if (!texts.documents.has(documentName) && !texts.loadingDocuments.has(documentName)) open.delete(documentName)
    },
    beforeSync: async ({ type, payload, document, connection, context }) => {
      if (type === syncRequest) return
      await receive(document, connection, context, { type, update: payload }).catch((error: unknown) => {
        // Not written, not answered: the editor comes back with it.
        context.socket.close(tryAgain)
        throw error
      })
    },
    beforeHandleAwareness: async ({ states, document, connection, context }) => {
      if (connection && context?.writer) ownStates(states, { document, connection, writer: context.writer })
    },
    onAwarenessUpdate: async ({ document, added, updated, removed, transactionOrigin }) =>
      presence.changed(document, [...added, ...updated, ...removed], transactionOrigin),
    onStoreDocument: async ({ documentName }) => {
      const text = open.get(documentName)
      if (text) await settleOrSetApart(surroundings, text.key, new Date())
    },
  })

  /** @returns whether she may only read. @throws DoorError */
  async function letIn(documentName: string, visit: Visit): Promise<boolean> {
    const key = readDocumentName(documentName)
    if (!key) throw new DoorError('not-found')
    const [text, actors] = await Promise.all([findText(db, key), actorsOf(db, [visit.token])])
    const actor = actors.get(visit.token)
    const [subject] = text ? await subjects.load(db, [refOf(text)]) : []
    visit.refusal = refusalToWrite(actor, subject, text?.frozenAt ?? null)
    if (visit.refusal === 'signed-out' || visit.refusal === 'not-found' || !actor)
      throw new DoorError(visit.refusal ?? 'not-found')
    if (text) visit.ref = refOf(text)
    const known = await writerOf(db, actor, key.ctgId)
    if (known) visit.writer = known
    return visit.refusal !== undefined
  }

  async function load(documentName: string, document: Document): Promise<void> {
    const key = readDocumentName(documentName)
    if (!key) throw new DoorError('not-found')
    const guard = createSuggestionGuard(document)
    const text: OpenText = { key, applied: 0, heard: 0, isLoaded: false, guard, ahead: new Set() }
    open.set(documentName, text)
    const { updates, lastSeq } = await readLog(db, key, 0)
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update)
    })
    updates.forEach(guard.notice)
    text.applied = lastSeq
    text.isLoaded = true
    void presence.ask(key)
    if (text.heard > text.applied) void catchUp(text)
  }

  /** Applies what other nodes appended. */
  async function catchUp(text: OpenText): Promise<void> {
    const document = texts.documents.get(documentNameOf(text.key))
    const { updates, lastSeq } = await readLog(db, text.key, text.applied)
    if (!document || document.isDestroyed) return
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update, toldByNode)
    }, toldByNode)
    updates.forEach(text.guard.notice)
    markApplied(text, lastSeq)
  }

  function markApplied(text: OpenText, upTo: number): void {
    text.applied = Math.max(text.applied, upTo)
    while (text.ahead.delete(text.applied + 1)) text.applied += 1
    for (const seq of text.ahead) if (seq <= text.applied) text.ahead.delete(seq)
  }

  /** Appends, then applies: Hocuspocus finds nothing new in the message, and answers the editor that it is kept. */
  async function receive(
    document: Document,
    connection: Visitor,
    visit: Visit,
    { type, update }: { readonly type: number; readonly update: Uint8Array },
  ): Promise<void> {
    const text = open.get(document.name)
    if (!text || !visit.ref || isEmptyUpdate(update)) return
    if (type === syncAnswer && Y.snapshotContainsUpdate(Y.snapshot(document), update)) return
    const cleaned = cleanUpdate(document, update, { isWholeState: type === syncAnswer })
    // Without a party of this CTG she may not write: what follows refuses.
    const guarded = visit.writer && text.guard.check(cleaned.update, visit.writer)
    const kept = guarded?.update ?? cleaned.update
    const outcome = await writer.write({ key: text.key, ref: visit.ref, token: visit.token, update: kept })
    refuse(connection, visit, outcome.kind === 'refused' ? outcome.reason : undefined)
    if (outcome.kind === 'refused') return text.guard.forget()
    const reason = cleaned.reason ?? (guarded?.isRefused ? 'not-yours' : undefined)
    if (reason) say([connection], { kind: 'refused', reason })
    // Words moved to where they may not be: her editor gives them back to her before they go.
    if (cleaned.reason === 'too-deep') say([connection], { kind: 'restart' })
    Y.applyUpdate(document, kept, { source: 'connection', connection })
    text.ahead.add(outcome.seq)
    markApplied(text, 0)
  }

  function refuse(connection: Visitor, visit: Visit, reason: BarToWriting | undefined): void {
    if (reason === 'signed-out' || reason === 'not-found') {
      connection.close({ code: closed, reason })
      return
    }
    connection.readOnly = reason !== undefined
    if (visit.refusal === reason) return
    visit.refusal = reason
    const said = { frozen: 'frozen', forbidden: 'read-only' } as const
    say([connection], { kind: reason ? said[reason] : 'writable' })
  }

  type Looked = { readonly names?: readonly string[]; readonly personIds?: readonly string[] | undefined }
  /** Everyone on these texts, or on all, or these people only: who may no longer read is shown out, who may no longer write is told. */
  async function lookAgain({ names = [...texts.documents.keys()], personIds }: Looked = {}): Promise<void> {
    const visitors = names
      .flatMap((name) => texts.documents.get(name)?.getConnections() ?? [])
      .filter(({ context: { writer } }) => !personIds || !writer || personIds.includes(writer.personId))
    if (visitors.length === 0) return
    const keys = [...new Set(visitors.map(({ document }) => document.name))].flatMap(
      (name) => open.get(name)?.key ?? [],
    )
    const [found, actors] = await Promise.all([
      listTexts(db, keys),
      actorsOf(db, [...new Set(visitors.map(({ context }) => context.token))]),
    ])
    const loaded = await subjects.load(db, found.map(refOf))
    const known = new Map(found.map((text, index) => [documentNameOf(text), { text, subject: loaded[index] }]))
    for (const connection of visitors) {
      const { text, subject } = known.get(connection.document.name) ?? {}
      const reason = refusalToWrite(actors.get(connection.context.token), subject, text?.frozenAt ?? null)
      refuse(connection, connection.context, reason)
    }
  }

  const lookAgainLater = (looked: Looked) =>
    lookAgain(looked).catch((err: unknown) => log.warn({ err }, 'rights on texts not looked at'))

  function hear(message: NodeMessage): void {
    if (message.kind === 'rights') void lookAgainLater(message)
    else if (message.kind === 'text') void lookAgainLater({ names: [documentNameOf(message)] })
    else if (message.kind === 'talk')
      say(texts.documents.get(documentNameOf(message))?.getConnections() ?? [], { kind: 'talk' })
    else if (message.kind === 'updates') hearUpdates(message)
    else presence.hear(message, texts.documents)
  }

  function hearUpdates({ ctgId, textId, seq, from }: Extract<NodeMessage, { kind: 'updates' }>): void {
    const text = open.get(documentNameOf({ ctgId, textId }))
    if (!text || from === node || seq <= text.applied) return
    text.heard = Math.max(text.heard, seq)
    // The next message, or the sweep, tries again.
    if (text.isLoaded) catchUp(text).catch(() => undefined)
  }

  /** After an interruption of the listener: what it did not hear is read again. */
  async function hearAgain(): Promise<void> {
    await Promise.all([...open.values()].filter(({ isLoaded }) => isLoaded).map(catchUp))
    await lookAgain()
  }

  const sweep = setInterval(() => {
    for (const { gate } of sockets.values()) gate.closeWhenUnread()
    void hearAgain().catch(() => undefined)
  }, sweepMs)

  return {
    /** Number of Hocuspocus of this process is one (docs/decisions/0002); its documents, for tests and measures. */
    documents: texts.documents,
    hear,
    hearAgain,
    countSockets: (token: string): number => [...sockets.values()].filter((one) => one.token === token).length,
    accept(socket: WebSocket, request: Request, token: string): void {
      const client = texts.handleConnection(socket, request, { token, socket })
      const gate = createSocketGate(socket, (message) => client.handleMessage(message))
      sockets.set(socket, { token, gate })
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
    },
    async stop(): Promise<void> {
      clearInterval(sweep)
      presence.stop()
      await writer.stop()
      for (const socket of sockets.keys()) socket.close(leaving)
      texts.flushPendingStores()
      const deadline = Date.now() + leavingMs
      while (texts.documents.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
      for (const socket of sockets.keys()) socket.terminate()
    },
  }
}

function say(connections: readonly Connection[], message: ServerMessage): void {
  for (const connection of connections) connection.sendStateless(writeServerMessage(message))
}
