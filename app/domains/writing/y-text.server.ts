/** Between Yjs, which is the truth of a text, and its content: the fragment `default` and the ProseMirror document. */

import { Node } from '@tiptap/pm/model'
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { readRichText } from './read-rich-text.ts'
import type { RichText } from './rich-text.ts'
import { textSchema } from './text-schema.ts'

/** Name of the fragment, the same in the editor. */
export const fragmentName = 'default'

/** What an update without anything is: no struct, nothing deleted. */
const emptyUpdateBytes = 2
export const isEmptyUpdate = (update: Uint8Array): boolean => update.byteLength <= emptyUpdateBytes

export function docFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** The content as it may be kept: what merging left odd is mended (docs/rules/writing.md §2). */
export const contentOf = (doc: Y.Doc): RichText =>
  readRichText(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(fragmentName))).text

/** Brings the document to this content, changing only what differs. */
export function writeContent(doc: Y.Doc, content: RichText): void {
  const node = Node.fromJSON(textSchema, content)
  doc.transact(() => {
    updateYFragment(doc, doc.getXmlFragment(fragmentName), node, { mapping: new Map(), isOMark: new Map() })
  })
}

/** @returns what `edit` changed, as an update; undefined when it changed nothing */
export function updateBy(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array | undefined {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  edit(doc)
  doc.off('update', collect)
  if (updates.length === 0) return
  return updates.length === 1 ? updates[0] : Y.mergeUpdates(updates)
}
