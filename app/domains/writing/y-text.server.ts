/** Between Yjs, which is the truth of a text, and its content: the fragment `default` and the ProseMirror document. */

import { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { readDelta } from './passages.ts'
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
  readRichText({ type: 'doc', content: jsonIn(doc.getXmlFragment(fragmentName), 0) }).text

/** Lists in lists in quotes, each in its item: more than a text may have (twelve, each of two levels). */
const mostLevels = 40
/** Mark whose name is followed by its hash, as the editor writes those that overlap. */
export const hashed = /--[a-zA-Z0-9+/=]{8}$/

/** ProseMirror's JSON of what a node holds; deeper than any text, its lines one after the other: no depth exhausts the stack. */
function jsonIn(parent: Y.XmlFragment, level: number): readonly object[] {
  if (level > mostLevels) return [...linesIn(parent)]
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return jsonOfWords(child)
    return child instanceof Y.XmlElement
      ? [{ type: child.nodeName, attrs: child.getAttributes(), content: jsonIn(child, level + 1) }]
      : []
  })
}

function* linesIn(parent: Y.XmlFragment): Generator<object> {
  for (const one of parent.createTreeWalker((child) => child instanceof Y.XmlText))
    if (one instanceof Y.XmlText) yield { type: 'paragraph', content: jsonOfWords(one) }
}

const jsonOfWords = (words: Y.XmlText): readonly object[] =>
  readDelta(words).map(({ insert, attributes }) => ({
    ...{ type: 'text', text: insert },
    marks: Object.entries(attributes).map(([name, attrs]) => ({ type: name.replace(hashed, ''), attrs })),
  }))

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
