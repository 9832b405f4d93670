/** The words of a text shown on the page: what is selected of them, where a passage stands. In the browser. */
import { findWords } from '../../find-words.ts'

/** Words of the text itself, without those for screen readers, figures and facts of the CTG. */
function listTextNodes(text: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.visually-hidden, figure, [data-fact]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node)
  return nodes
}

/** What is selected in this text, and how many characters stand before it; undefined when nothing is. */
export function readSelection(text: HTMLElement): { readonly quote: string; readonly near: number } | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(text)) return
  let near = 0
  let quote = ''
  for (const node of listTextNodes(text)) {
    if (!range.intersectsNode(node)) {
      if (quote === '') near += node.length
      continue
    }
    const start = node === range.startContainer ? range.startOffset : 0
    const end = node === range.endContainer ? range.endOffset : node.length
    if (quote === '') near += start
    quote += node.data.slice(start, end)
  }
  if (quote.trim() !== '') return { quote: quote.trim(), near }
  // A selection inside a fact alone: it is quoted by the name of the fact.
  const fact = [...text.querySelectorAll<HTMLElement>('[data-fact]')].find((one) => range.intersectsNode(one))
  return fact?.dataset.fact ? { quote: `{${fact.dataset.fact}}`, near: 0 } : undefined
}

/** Where these words stand on the page; undefined when they are not there. */
export function rangeOf(text: HTMLElement, words: string, near: number): Range | undefined {
  const nodes = listTextNodes(text)
  const passage = findWords(nodes.map(({ data }) => data).join(''), words, near)
  if (!passage) return
  const range = document.createRange()
  let place = 0
  for (const node of nodes) {
    const from = passage.start - place
    const to = passage.end - place
    if (from >= 0 && from < node.length) range.setStart(node, from)
    if (to > 0 && to <= node.length) range.setEnd(node, to)
    place += node.length
  }
  return range
}

/** Colours passages where the browser can, without touching the markup: `::highlight(name)`. */
export function highlight(name: string, ranges: readonly Range[]): void {
  if (typeof CSS !== 'undefined' && 'highlights' in CSS) CSS.highlights.set(name, new Highlight(...ranges))
}
