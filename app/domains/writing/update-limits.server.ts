/**
 * How big and how deep a text may become, asked of each update that adds to it. The whole text is not measured at each key: what
 * is left is, then half of it is granted before it is measured again. Rules: docs/rules/writing.md §2.
 */
import * as Y from 'yjs'
import { textLimits } from './rich-text.ts'
import { pasteMaxCharacters } from './writing.ts'
import { docFrom, fragmentName } from './y-text.server.ts'

export type Size = { readonly characters: number; readonly nodes: number; readonly bytes: number }

export function measureText(doc: Y.Doc): Size {
  let characters = 0
  let nodes = 0
  for (const one of doc.getXmlFragment(fragmentName).createTreeWalker(() => true)) {
    nodes += 1
    if (one instanceof Y.XmlText) characters += one.length
  }
  return { characters, nodes, bytes: Y.encodeStateAsUpdate(doc).byteLength }
}

const sum = (one: Size, other: Size): Size => ({
  characters: one.characters + other.characters,
  nodes: one.nodes + other.nodes,
  bytes: one.bytes + other.bytes,
})
const isWithin = (size: Size, most: Size): boolean =>
  size.characters <= most.characters && size.nodes <= most.nodes && size.bytes <= most.bytes

/** Whether a text of this size may be kept. */
export const isTextTooBig = (size: Size): boolean => !isWithin(size, textLimits)

/** What may still be added to a text before it is measured again. */
const granted = new WeakMap<Y.Doc, { left: Size; used: Size }>()

/** @param isWholeState of someone who comes back from a cut: more than one paste */
export function wouldBeTooBig(doc: Y.Doc, added: Size, isWholeState: boolean): boolean {
  if (added.characters > pasteMaxCharacters && !isWholeState) return true
  const known = granted.get(doc)
  if (known) {
    known.used = sum(known.used, added)
    if (isWithin(known.used, known.left)) return false
  }
  const whole = measureText(doc)
  if (isTextTooBig(sum(whole, added))) return true
  const half = (name: keyof Size) => Math.floor((textLimits[name] - whole[name]) / 2)
  granted.set(doc, {
    left: { characters: half('characters'), nodes: half('nodes'), bytes: half('bytes') },
    used: added,
  })
  return false
}

/** What one is inside of, each a level: a table is two. */
const nesting: readonly string[] = ['blockquote', 'listItem', 'tableRow', 'tableCell', 'tableHeader']
export const isNesting = (content: unknown): boolean =>
  content instanceof Y.ContentType && content.type instanceof Y.XmlElement && nesting.includes(content.type.nodeName)

/** More than that above a node, whatever they are, is no text of ours. */
export const mostAncestors = 3 * textLimits.depth

/** Whether the text, with this update and what waits for it, is deeper than a text may be. Reads it whole. */
export function isDeepWith(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = docFrom([Y.encodeStateAsUpdate(doc), update])
  const pile = copy
    .getXmlFragment(fragmentName)
    .toArray()
    .map((node) => ({ node, depth: 0 }))
  let isDeep = false
  for (let one = pile.pop(); one && !isDeep; one = pile.pop()) {
    const { node } = one
    if (!(node instanceof Y.XmlElement)) continue
    const depth = one.depth + (nesting.includes(node.nodeName) ? 1 : 0)
    isDeep = depth > textLimits.depth
    for (const child of node.toArray()) pile.push({ node: child, depth })
  }
  copy.destroy()
  return isDeep
}
