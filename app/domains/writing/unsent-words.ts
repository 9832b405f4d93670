/** The words that the server never confirmed, out of a text that several write. Pure. Rules: docs/rules/writing.md §10.4. */
import * as Y from 'yjs'
import { textSchema } from './text-schema.ts'

/** Who wrote (a client of Yjs) → from which of her insertions on they are not confirmed. */
export type Unsent = ReadonlyMap<number, number>

const between = ' … '

/**
 * @returns in the order of the text, a paragraph for each of its blocks, whole words: « s » alone, put at the end of a word, would
 * say nothing. What was removed, or only put in bold, has no words: empty then.
 */
export function unsentWords(doc: Y.Doc, unsent: Unsent): string {
  const blocks: string[] = []
  const visit = (block: Y.XmlFragment): void => {
    const children = block.toArray()
    blocks.push(wordsOf(children.flatMap((child) => piecesOf(child, unsent))))
    for (const child of children) if (child instanceof Y.XmlElement) visit(child)
  }
  visit(doc.getXmlFragment('default'))
  return blocks.filter((words) => words !== '').join('\n\n')
}

/** Of a line: words, and how many of their characters are confirmed, from the first one on. */
type Piece = { readonly text: string; readonly known: number }

/** @returns none of what is no part of a line: a block in a block */
function piecesOf(child: Y.XmlFragment | Y.XmlText | Y.XmlHook, unsent: Unsent): readonly Piece[] {
  if (!(child instanceof Y.XmlText)) {
    const text = child instanceof Y.XmlElement ? readAtom(child) : ''
    return [{ text, known: child._item && knownOf(child._item, unsent) === 0 ? 0 : text.length }]
  }
  const pieces: Piece[] = []
  for (let item = child._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    pieces.push({ text: item.content.str, known: knownOf(item, unsent) })
  }
  return pieces
}

/** How much of it is confirmed. */
function knownOf({ id, length }: Y.Item, unsent: Unsent): number {
  const from = unsent.get(id.client)
  return from === undefined ? length : Math.min(length, Math.max(0, from - id.clock))
}

/** Who is mentioned, what is named, a line that breaks: as the editor would copy them. */
function readAtom(element: Y.XmlElement): string {
  const type = textSchema.nodes[element.nodeName]
  return type?.isInline ? String(type.spec.toText?.({ node: type.create(element.getAttributes()) }) ?? '') : ''
}

function wordsOf(line: readonly Piece[]): string {
  let text = ''
  const spans: Span[] = []
  for (const piece of line) {
    const start = text.length
    text += piece.text
    if (piece.known < piece.text.length) spans.push([start + piece.known, text.length])
  }
  const passages = joinTouching(spans.map((span) => toWholeWords(text, span)))
  return passages
    .map(([start, end]) => text.slice(start, end).trim())
    .filter((passage) => passage !== '')
    .join(between)
}

/** Where a passage begins, and where it ends. */
type Span = readonly [start: number, end: number]

/** Up to the spaces around, unless it begins or ends with one. */
function toWholeWords(text: string, [start, end]: Span): Span {
  const before = /\s/.test(text.charAt(start)) ? '' : (/\S*$/.exec(text.slice(0, start))?.[0] ?? '')
  const after = /\s/.test(text.charAt(end - 1)) ? '' : (/^\S*/.exec(text.slice(end))?.[0] ?? '')
  return [start - before.length, end + after.length]
}

function joinTouching(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const [start, end] of spans) {
    const last = joined.at(-1)
    if (last && start <= last[1]) joined.splice(-1, 1, [last[0], Math.max(last[1], end)])
    else joined.push([start, end])
  }
  return joined
}
