/** What goes to the archives of the département: a list of documents with what an archivist asks of each. Pure. Rules: docs/rules/archives.md §7. */
import { folded } from '#app/kernel/plain-words.ts'

export const recordKinds = [
  'convention',
  'signed-copy',
  'proof',
  'amendment',
  'minutes',
  'decisions',
  'register',
  'evaluation',
  'diagnosis',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** A document of the list, before its bytes are read. */
export type RecordDocument = {
  readonly kind: RecordKind
  readonly title: string
  /** The party or the body it comes from. */
  readonly producer: string
  /** Of the document, or of what it tells: first and last day. */
  readonly from: string
  readonly to: string
  /** `pdf-a` for what Trame made to last; `as-received` for what somebody brought. */
  readonly format: 'pdf-a' | 'as-received'
  readonly name: string
}

/** A document with the facts known once its bytes are written. */
export type RecordLine = RecordDocument & { readonly entry: string; readonly sha256: string; readonly size: number }

const fold = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

/** `03-compte-rendu-copil-du-2026-11-05.pdf`: sorted as the list, safe in any system of files. */
export function entryOf(rank: number, { title, name }: Pick<RecordDocument, 'title' | 'name'>): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'
  return `documents/${String(rank).padStart(3, '0')}-${fold(title) || 'document'}.${ending}`
}

/** In the form of `sha256sum -c`. */
export const fingerprints = (lines: readonly Pick<RecordLine, 'entry' | 'sha256'>[]): string =>
  lines.map(({ entry, sha256 }) => `${sha256}  ${entry}\n`).join('')
