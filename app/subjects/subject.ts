/** What every kind of subject tells about its things. Pure. */
import type { LastWriting, TextSubject } from '#app/domains/writing/writing.ts'
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import type { TextField } from '#app/kernel/database-types.ts'

export type LoadedSubject = {
  readonly id: string
  readonly canRead: (actor: Actor) => boolean
  /** Its fields written by several hands. */
  readonly texts?: { readonly [Field in TextField]?: SubjectText }
}

export type SubjectText = Pick<TextSubject, 'canWrite' | 'isFrozen' | 'initialText'>

export type SubjectKind = {
  /** Those of this CTG among these ids, in any order. */
  readonly load: (db: Reader, ctgId: string, ids: readonly string[]) => Promise<readonly LoadedSubject[]>
  /** Fields whose plain words are kept in a column. */
  readonly keep?: { readonly [Field in TextField]?: KeepWords }
}

export type KeepWords = (
  tx: Transaction,
  key: { readonly ctgId: string; readonly id: string },
  plain: string,
  last: LastWriting,
) => Promise<void>

/** What every member of the CTG may read. */
export const byMembers =
  (ctgId: string) =>
  (actor: Actor): boolean =>
    membershipIn(actor, ctgId) !== undefined
