/** Who is on the texts of this node: let in, told what she may, shown out. Rules: docs/rules/writing.md §6. */
import type { Connection, Hocuspocus } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import { log } from '#app/kernel/log.server.ts'
import { documentNameOf, type ServerMessage, type Writer, writeServerMessage } from './collab.ts'
import type { createPresence } from './presence.server.ts'
import type { SuggestionGuard } from './suggestion-guard.server.ts'
import { findText, listTexts, refOf } from './text-log.server.ts'
import type { createTextWriter, TextSurroundings } from './text-writer.server.ts'
import { writerOf } from './writer-of.server.ts'
import { type BarToWriting, readDocumentName, refusalToWrite, type TextKey, type TextRef } from './writing.ts'

/** What is known of a person on a text: of her session first, of the text once she is let in. */
export type Visit = {
  readonly token: string
  readonly socket: WebSocket
  ref?: TextRef
  writer?: Writer
  /** Why she may not write, as she was last told. */
  refusal?: BarToWriting | undefined
}
export type Visitor = Connection<Visit>

/** An open text: up to which update it was applied, and up to which another node said there is one. */
export type OpenText = {
  readonly key: TextKey
  applied: number
  heard: number
  isLoaded: boolean
  readonly guard: SuggestionGuard
  readonly ahead: Set<number>
  /** Marks that say nothing, taken out of the memory by Yjs itself: appended with what comes next. */
  readonly tidied: Uint8Array[]
}

/** The live texts of this node: its Hocuspocus server, the open texts, the writer and the messages. */
export type LiveNode = TextSurroundings & {
  readonly texts: Hocuspocus<Visit>
  readonly open: Map<string, OpenText>
  readonly presence: ReturnType<typeof createPresence>
  readonly writer: ReturnType<typeof createTextWriter>
}

/** Code of the socket's closing for who may not be there. */
export const closed = 4403

/** A refusal at the door; Hocuspocus sends `reason` to the editor. */
export class DoorError extends Error {
  readonly reason: BarToWriting
  constructor(reason: BarToWriting) {
    super('')
    this.reason = reason
  }
}

/** What a page says that does not know whom it was shown to. */
const anybody = 'session'

/**
 * @param openedFor whom the page was shown to: its words are not those of who has signed in since in the same browser
 * @returns whether she may only read. @throws DoorError
 */
export async function letIn(
  { db, actorsOf, subjects }: LiveNode,
  documentName: string,
  visit: Visit,
  openedFor: string,
): Promise<boolean> {
  const key = readDocumentName(documentName)
  if (!key) throw new DoorError('not-found')
  const [text, actors] = await Promise.all([findText(db, key), actorsOf(db, [visit.token])])
  const actor = actors.get(visit.token)
  if (openedFor !== anybody && openedFor !== actor?.personId) throw new DoorError('signed-out')
  const [subject] = text ? await subjects.load(db, [refOf(text)]) : []
  visit.refusal = refusalToWrite(actor, subject, text?.frozenAt ?? null)
  if (visit.refusal === 'signed-out' || visit.refusal === 'not-found' || !actor)
    throw new DoorError(visit.refusal ?? 'not-found')
  if (text) visit.ref = refOf(text)
  const known = await writerOf(db, actor, key.ctgId)
  if (known) visit.writer = known
  return visit.refusal !== undefined
}

/** Tells her once that her right to write changed; closes the visit of somebody who may no longer read. */
export function refuse(connection: Visitor, visit: Visit, reason: BarToWriting | undefined): void {
  if (reason === 'signed-out' || reason === 'not-found') {
    connection.close({ code: closed, reason })
    return
  }
  connection.readOnly = reason !== undefined
  if (visit.refusal === reason) return
  visit.refusal = reason
  const kinds = { frozen: 'frozen', forbidden: 'read-only' } as const
  say([connection], { kind: reason ? kinds[reason] : 'writable' })
}

export type VisitFilter = { readonly names?: readonly string[]; readonly personIds?: readonly string[] | undefined }

/** Everyone on these texts, or on all, or these people only: who may no longer read is shown out, who may no longer write is told. */
export async function lookAgain(
  { db, actorsOf, subjects, texts, open }: LiveNode,
  { names = [...texts.documents.keys()], personIds }: VisitFilter = {},
): Promise<void> {
  const visitors = names
    .flatMap((name) => texts.documents.get(name)?.getConnections() ?? [])
    .filter(({ context: { writer } }) => !personIds || !writer || personIds.includes(writer.personId))
  if (visitors.length === 0) return
  const keys = [...new Set(visitors.map(({ document }) => document.name))].flatMap((name) => open.get(name)?.key ?? [])
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

export const lookAgainLater = (live: LiveNode, looked: VisitFilter) =>
  lookAgain(live, looked).catch((err: unknown) => log.warn({ err }, 'rights on texts not looked at'))

export function say(connections: readonly Connection[], message: ServerMessage): void {
  for (const connection of connections) connection.sendStateless(writeServerMessage(message))
}
