/**
 * Between places of the editor’s document and passages, counted in characters over the whole text as `passages.ts` does. Pure.
 * Rules: docs/rules/writing.md §7.7.
 */
import type { Node } from '@tiptap/pm/model'
import { type FactName, factToken, isFactName } from './facts.ts'
import type { Passage } from './find-words.ts'

export type Range = { readonly from: number; readonly to: number }

/** What stands at one place of the document: words, a mention. */
type Piece = { readonly words: string; readonly start: number; readonly range: Range; readonly line: Node | null }

function listPieces(doc: Node): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  doc.descendants((node, position, parent) => {
    const words = node.isText ? (node.text ?? '') : node.type.name === 'mention' ? `@${node.attrs.name}` : ''
    if (words === '') return
    pieces.push({ words, start, line: parent, range: { from: position, to: position + node.nodeSize } })
    start += words.length
  })
  return pieces
}

/** Where passages stand, a range a line for each; in the order asked, none for undefined. */
export function rangesOf(doc: Node, passages: readonly (Passage | undefined)[]): readonly (readonly Range[])[] {
  if (passages.every((passage) => passage === undefined)) return passages.map(() => [])
  const pieces = listPieces(doc)
  return passages.map((passage) => {
    const ranges: (Range & { readonly line: Node | null })[] = []
    for (const { words, start, range, line } of passage ? pieces : []) {
      if (!passage || passage.start >= start + words.length || passage.end <= start) continue
      const isWhole = range.to - range.from !== words.length
      const from = isWhole ? range.from : range.from + Math.max(0, passage.start - start)
      const to = isWhole ? range.to : range.from + Math.min(words.length, passage.end - start)
      const last = ranges.at(-1)
      if (last?.line === line && last.to === from) ranges[ranges.length - 1] = { from: last.from, to, line }
      else ranges.push({ from, to, line })
    }
    return ranges.map(({ from, to }) => ({ from, to }))
  })
}

export type SelectedPassage = { readonly quote: string; readonly near: number }

/** The words of a selection, and how many characters stand before them; undefined when it holds none. */
export function selectedPassage(doc: Node, { from, to }: Range): SelectedPassage | undefined {
  let near: number | undefined
  let quote = ''
  let line: Node | null = null
  for (const piece of listPieces(doc)) {
    const { range, words, start } = piece
    if (range.to <= from || range.from >= to) continue
    const isText = range.to - range.from === words.length
    const cut = isText ? Math.max(0, from - range.from) : 0
    if (quote !== '' && piece.line !== line) quote += '\n'
    near ??= start + cut
    line = piece.line
    quote += words.slice(cut, isText ? to - range.from : undefined)
  }
  if (near !== undefined && quote.trim() !== '') return { quote: quote.trim(), near }
  const [fact] = factsBetween(doc, { from, to })
  return fact && { quote: factToken(fact.name), near: 0 }
}

type PlacedFact = { readonly name: FactName; readonly range: Range }

/** Passages that fill themselves, in the order of the text. */
function factsBetween(doc: Node, { from, to }: Range): readonly PlacedFact[] {
  const facts: PlacedFact[] = []
  doc.descendants((node, position) => {
    const name: unknown = node.type.name === 'fact' ? node.attrs.name : undefined
    const range = { from: position, to: position + node.nodeSize }
    if (isFactName(name) && range.to > from && range.from < to) facts.push({ name, range })
  })
  return facts
}

/** Everywhere the document names this fact. */
export const rangesOfFact = (doc: Node, fact: FactName): readonly Range[] =>
  factsBetween(doc, { from: 0, to: doc.content.size })
    .filter(({ name }) => name === fact)
    .map(({ range }) => range)
