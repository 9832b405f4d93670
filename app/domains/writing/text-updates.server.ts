/** The updates of the texts open on this node: loaded, appended before they are applied, heard from other nodes. Rules: docs/rules/writing.md §6. */
import type { Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import { cleanUpdate } from './clean-update.server.ts'
import { documentNameOf } from './collab.ts'
import { createSuggestionGuard } from './suggestion-guard.server.ts'
import { type NodeMessage, readLog } from './text-log.server.ts'
import { DoorError, type LiveNode, type OpenText, refuse, say, type Visit, type Visitor } from './text-visits.server.ts'
import { readDocumentName } from './writing.ts'
import { isEmptyUpdate } from './y-text.server.ts'

const toldByNode = { source: 'redis' } as const
/** sync-protocol: 0 asks what is missing, 1 and 2 bring it. */
export const syncRequest = 0
const syncAnswer = 1

/** @throws DoorError for what is no text */
export async function loadText(live: LiveNode, documentName: string, document: Document): Promise<void> {
  const key = readDocumentName(documentName)
  if (!key) throw new DoorError('not-found')
  const guard = createSuggestionGuard(document)
  const text: OpenText = { key, applied: 0, heard: 0, isLoaded: false, guard, ahead: new Set(), tidied: [] }
  live.open.set(documentName, text)
  const { updates, lastSeq } = await readLog(live.db, key, 0)
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update)
  })
  updates.forEach(guard.notice)
  text.applied = lastSeq
  text.isLoaded = true
  // What comes from somebody, or from another node, says so; Yjs says nothing of what it does by itself.
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === null) text.tidied.push(update)
  })
  void live.presence.ask(key)
  if (text.heard > text.applied) void catchUp(live, text)
}

/** Applies what other nodes appended. */
export async function catchUp({ db, texts }: LiveNode, text: OpenText): Promise<void> {
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
export async function receive(
  { open, writer }: LiveNode,
  document: Document,
  connection: Visitor,
  visit: Visit,
  { type, update }: { readonly type: number; readonly update: Uint8Array },
): Promise<void> {
  const text = open.get(document.name)
  if (!text || !visit.ref || isEmptyUpdate(update)) return
  const tidied = text.tidied.splice(0)
  if (type === syncAnswer && tidied.length === 0 && Y.snapshotContainsUpdate(Y.snapshot(document), update)) return
  const cleaned = cleanUpdate(document, update, { isWholeState: type === syncAnswer })
  // Without a party of this CTG she may not write: what follows refuses.
  const guarded = visit.writer && text.guard.check(cleaned.update, visit.writer)
  const accepted = Y.mergeUpdates([guarded?.update ?? cleaned.update, ...tidied])
  const written = writer.write({ key: text.key, ref: visit.ref, token: visit.token, update: accepted })
  const outcome = await written.catch((error: unknown) => {
    text.tidied.push(...tidied)
    throw error
  })
  refuse(connection, visit, outcome.kind === 'refused' ? outcome.reason : undefined)
  if (outcome.kind === 'refused') {
    text.tidied.push(...tidied)
    return text.guard.forget()
  }
  const reason = cleaned.reason ?? (guarded?.isRefused ? 'not-yours' : undefined)
  if (reason) say([connection], { kind: 'refused', reason })
  // Words nested too deep, or all those of a cut, will be dropped: her editor is restarted first, and gives them back to her.
  const isWholeDropped = type === syncAnswer && cleaned.reason === 'too-big'
  if (cleaned.reason === 'too-deep' || isWholeDropped) say([connection], { kind: 'restart' })
  Y.applyUpdate(document, accepted, { source: 'connection', connection })
  text.ahead.add(outcome.seq)
  markApplied(text, 0)
}

/** What another node appended: applied here, and tried again by the next message or the sweep. */
export function hearUpdates(
  live: LiveNode,
  { ctgId, textId, seq, from }: Extract<NodeMessage, { kind: 'updates' }>,
): void {
  const text = live.open.get(documentNameOf({ ctgId, textId }))
  if (!text || from === live.node || seq <= text.applied) return
  text.heard = Math.max(text.heard, seq)
  if (text.isLoaded) catchUp(live, text).catch(() => undefined)
}
