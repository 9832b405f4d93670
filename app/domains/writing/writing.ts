/** A text written by several hands: what it is a text of, who may write it, its limits. Pure. Rules: docs/rules/writing.md. */
import { type Actor, untoldOfArchiving } from '#app/kernel/actor.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import type { SubjectType, TextField } from '#app/kernel/database-types.ts'
import type { TextKey } from './collab.ts'

export type { TextKey } from './collab.ts'

/** The field of a thing that is written by several hands. */
export type TextRef = {
  readonly ctgId: string
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly field: TextField
}

/** Rights and state of the thing that bears the text, whatever its kind. */
export type TextSubject = {
  readonly canRead: (actor: Actor) => boolean
  readonly canWrite: (actor: Actor) => boolean
  /** Its own state forbids to write: a meeting closed, for instance. */
  readonly isFrozen: boolean
  /** What the field held before the text was opened the first time. */
  readonly initialText: string
}

/** A text as the slice of its thing loads it; of a restricted sheet, only those to whom it is open read it. */
export type LoadedText = Omit<TextSubject, 'canRead'> & { readonly id: string; readonly isRestricted?: boolean }

type TextKind = {
  readonly field: TextField
  /** Those of this CTG among these ids, in any order. */
  readonly load: (db: Reader, ctgId: string, ids: readonly string[]) => Promise<readonly LoadedText[]>
  /** Keeps the plain words in the column they come from. */
  readonly keep?: (
    tx: Transaction,
    key: { readonly ctgId: string; readonly id: string },
    plain: string,
    last: LastWriting,
  ) => Promise<void>
}

/** What a slice tells of the texts that its things bear (things.server.ts). */
export type TextKinds = { readonly [Type in SubjectType]?: TextKind }

/** What the slices above tell about texts (app/texts.server.ts); writing knows none of them. */
export type TextSubjects = {
  /** In the order asked; undefined for a thing that is not in this CTG, or has no such text. */
  readonly load: (db: Reader, refs: readonly TextRef[]) => Promise<readonly (TextSubject | undefined)[]>
  /** Keeps the plain words in the field they come from, with who wrote last; for a field without column, nothing. */
  readonly keep: (tx: Transaction, ref: TextRef, plain: string, last: LastWriting) => Promise<void>
}

export type LastWriting = { readonly name: string; readonly at: Date }

export type TextAuthor = {
  /** Null for the server itself. */
  readonly personId: string | null
  readonly name: string
  readonly partyId: string | null
}

/** One message of the socket, at most: larger ones end the connection. */
export const messageMaxBytes = 8 * 1024 * 1024
/** Characters that one update may add: some hundred pages. What is pasted beyond is dropped. */
export const pasteMaxCharacters = 100_000
/** Writing again after that pause begins another version. */
export const sessionPauseMinutes = 10

/** Why nothing more is taken from someone. */
export type BarToWriting = 'signed-out' | 'not-found' | 'forbidden' | 'frozen'

/** The first reason that holds; undefined when she may write. The socket, the page and the commands ask this one function. */
export function refusalToWrite(
  actor: Actor | undefined,
  subject: TextSubject | undefined,
  frozenAt: Date | null,
): BarToWriting | undefined {
  if (!actor) return 'signed-out'
  if (!subject?.canRead(actor)) return 'not-found'
  if (frozenAt !== null || subject.isFrozen) return 'frozen'
  // The texts of an archived CTG are frozen with it: her right is not what bars her.
  return subject.canWrite(untoldOfArchiving(actor)) ? undefined : 'forbidden'
}

const documentName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The text that a name on the socket speaks of; undefined for any other name. */
export function readDocumentName(name: string): TextKey | undefined {
  const [, ctgId, textId] = documentName.exec(name) ?? []
  return ctgId && textId ? { ctgId, textId } : undefined
}

/** What waits around a text: threads nobody resolved, suggestions nobody settled, words that could not be settled. */
export type TalkCounts = {
  /** Null until somebody opens it. */
  readonly textId: string | null
  readonly threads: number
  readonly suggestions: number
  /** Its latest words are on its page only, until it settles. */
  readonly isSetApart: boolean
}
export const noTalk: TalkCounts = { textId: null, threads: 0, suggestions: 0, isSetApart: false }
