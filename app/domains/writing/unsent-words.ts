/** The words that the server never confirmed, out of a text that several write. Pure. Rules: docs/rules/writing.md §10.4. */
import * as Y from 'yjs'

/** Who wrote (a client of Yjs) → from which of her insertions on they are not confirmed. */
export type Unsent = ReadonlyMap<number, number>

const between = ' … '

/**
 * @returns in the order of the text, a paragraph for each of its blocks, whole words: « s » alone, put at the end of a word, would
 * say nothing. What was removed, or only put in bold, has no words: empty then.
 */
export function unsentWords(doc: Y.Doc, unsent: Unsent): string {
  const blocks: string[] = []
  const visit = (node: unknown): void => {
    if (node instanceof Y.XmlText) blocks.push(wordsOf(node, unsent))
    else if (node instanceof Y.XmlFragment) for (const child of node.toArray()) visit(child)
  }
  visit(doc.getXmlFragment('default'))
  return blocks.filter((words) => words !== '').join('\n\n')
}

/** Where a passage begins, and where it ends. */
type Span = readonly [start: number, end: number]

function wordsOf(block: Y.XmlText, unsent: Unsent): string {
  let text = ''
  const spans: Span[] = []
  for (let item = block._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const from = unsent.get(item.id.client)
    const known = from === undefined ? item.length : Math.max(0, from - item.id.clock)
    const start = text.length
    text += item.content.str
    if (known < item.length) spans.push([start + known, text.length])
  }
  const passages = joinTouching(spans.map((span) => toWholeWords(text, span)))
  return passages
    .map(([start, end]) => text.slice(start, end).trim())
    .filter((passage) => passage !== '')
    .join(between)
}

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
