/**
 * Words of a text that open threads of comments are about, told beside them for who reads it: nothing of it is ever kept in the
 * text. Pure. Rules: docs/rules/writing.md §7.7.
 */
import type { FactName } from './facts.ts'
import type { Passage } from './find-words.ts'
import { wordsOf } from './plain-text.ts'
import type { RichText, TextBlock, TextInline } from './rich-text.ts'
import { linesOf } from './text-lines.ts'

/** What an open thread is about: words, counted in characters as `passages.ts` does, or a fact, wherever the text names it. */
export type ThreadPassage = { readonly threadId: string } & (Passage | { readonly fact: FactName })

/** The text with the threads of each of its words; to call before proposed words are taken out. */
export function markPassages(text: RichText, passages: readonly ThreadPassage[]): RichText {
  if (passages.length === 0) return text
  const placed = passages.filter((one) => 'start' in one)
  const ofFacts = passages.filter((one) => 'fact' in one)
  let place = 0
  return mapInlines(text, (inline) => {
    // A break inside a line holds no character, nor does a fact.
    const length = inline.type === 'hardBreak' || inline.type === 'fact' ? 0 : wordsOf([inline]).length
    const start = place
    place += length
    const here = [
      ...placed.filter((one) => one.start < place && one.end > start),
      ...(inline.type === 'fact' ? ofFacts.filter((one) => one.fact === inline.attrs.name) : []),
    ]
    if (here.length === 0) return [inline]
    if (inline.type !== 'text') return [{ ...inline, threads: here.map(({ threadId }) => threadId) }]
    const words = here.filter((one) => 'start' in one)
    const cuts = new Set([0, length, ...words.flatMap((one) => [one.start - start, one.end - start])])
    const edges = [...cuts].filter((cut) => cut >= 0 && cut <= length).toSorted((one, other) => one - other)
    return edges.slice(1).map((to, index): TextInline => {
      const from = edges[index] ?? 0
      const threads = words.filter((one) => one.start - start < to && one.end - start > from)
      const piece = { ...inline, text: inline.text.slice(from, to) }
      return threads.length > 0 ? { ...piece, threads: threads.map(({ threadId }) => threadId) } : piece
    })
  })
}

/** Tells with which words each passage ends; to call once proposed words are out. */
export function markEnds(text: RichText): RichText {
  const last = new Map<string, TextInline>()
  for (const inline of text.content.flatMap(linesOf).flat())
    for (const threadId of inline.threads ?? []) last.set(threadId, inline)
  if (last.size === 0) return text
  return mapInlines(text, (inline) => {
    const endOf = inline.threads?.filter((threadId) => last.get(threadId) === inline) ?? []
    return [endOf.length > 0 ? { ...inline, endOf } : inline]
  })
}

type Change = (inline: TextInline) => readonly TextInline[]

/** In the order of reading. */
function mapInlines(text: RichText, change: Change): RichText {
  const mapBlock = (block: TextBlock): TextBlock => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return block.content ? { ...block, content: block.content.flatMap(change) } : block
      case 'bulletList':
      case 'orderedList':
        return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(mapBlock) })) }
      case 'blockquote':
        return { ...block, content: block.content.map(mapBlock) }
      case 'table': {
        const content = block.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({ ...cell, content: cell.content.map(mapBlock) })),
        }))
        return { ...block, content }
      }
      case 'evidenceCard':
        return block
    }
  }
  return { ...text, content: text.content.map(mapBlock) }
}
