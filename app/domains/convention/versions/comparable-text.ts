/** A printed text as one that can be compared with another, and what changed of it for paper. Pure. Rules: docs/rules/convention.md §2.10. */
import {
  type DocumentText,
  evidenceSentence,
  type GridCell,
  type RichBlock,
  type Run,
} from '#app/domains/documents/document-text.ts'
import { compareTexts } from '#app/domains/writing/compare-texts.ts'
import {
  emptyText,
  type RichText,
  type TextBlock,
  type TextCell,
  type TextInline,
  type TextListItem,
  type TextMark,
} from '#app/domains/writing/rich-text.ts'
import { toChangedText } from '#app/domains/writing/to-document-text.ts'
import { comparisonLabels as t } from './comparison-labels.fr.ts'

type Block = DocumentText[number]

const paragraph = (text: string): TextBlock => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})

function inlinesOf({ text, bold, italic, underline, strike, href }: Run): readonly TextInline[] {
  const styles = { bold, italic, underline, strike }
  const marks: readonly TextMark[] = [
    ...(['bold', 'italic', 'underline', 'strike'] as const).flatMap((type) => (styles[type] ? [{ type }] : [])),
    ...(href ? [{ type: 'link' as const, attrs: { href } }] : []),
  ]
  return text
    .split('\n')
    .flatMap((line, place): readonly TextInline[] => [
      ...(place > 0 ? [{ type: 'hardBreak' as const }] : []),
      ...(line === '' ? [] : [{ type: 'text' as const, text: line, ...(marks.length > 0 && { marks }) }]),
    ])
}

const wordsOf = (runs: readonly Run[]): { readonly content?: readonly TextInline[] } => {
  const content = runs.flatMap(inlinesOf)
  return content.length > 0 ? { content } : {}
}

const itemOf = (content: readonly TextBlock[]): TextListItem => ({
  type: 'listItem',
  content: content[0]?.type === 'paragraph' ? content : [paragraph(''), ...content],
})

const cellOf = ({ isHead, colspan, rowspan, blocks }: GridCell): TextCell => ({
  type: isHead ? 'tableHeader' : 'tableCell',
  attrs: { colspan, rowspan, colwidth: null, align: null },
  content: blocks.length > 0 ? blocks.map(blockOf) : emptyText.content,
})

function blockOf(block: Block): TextBlock {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text)
    case 'list':
      return { type: 'bulletList', content: block.items.map((item) => itemOf([paragraph(item)])) }
    case 'words':
      return { type: 'paragraph', ...wordsOf(block.runs) }
    case 'title':
      return { type: 'heading', attrs: { level: block.level }, ...wordsOf(block.runs) }
    case 'items': {
      const content = block.items.map((item) => itemOf(item.map(blockOf)))
      return block.start === null
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start: block.start }, content }
    }
    case 'quote':
      return { type: 'blockquote', content: block.blocks.map(blockOf) }
    case 'evidence':
      return paragraph(evidenceSentence(block.figure))
    case 'grid':
      return { type: 'table', content: block.rows.map((row) => ({ type: 'tableRow', content: row.map(cellOf) })) }
  }
}

const richTextOf = (text: DocumentText): RichText =>
  text.length > 0 ? { type: 'doc', content: text.map(blockOf) } : emptyText

export type TextChange = {
  /** Both texts in one: words that came and went are told apart. */
  readonly text: DocumentText & readonly RichBlock[]
  /** How many words came and went. */
  readonly added: number
  readonly removed: number
}

/** A mark must carry an instant; this one is never shown. */
const noInstant = '1970-01-01T00:00:00Z'

/** @returns undefined when both are the same, marks included; no word came nor went when only punctuation or marks changed */
export function changeBetween(before: DocumentText, after: DocumentText): TextChange | undefined {
  const [was, is] = [richTextOf(before), richTextOf(after)]
  if (JSON.stringify(was) === JSON.stringify(is)) return
  const { text, added, removed } = compareTexts(was, is, { name: '', at: noInstant })
  return { text: toChangedText(text, {}), added, removed }
}

/** On paper nothing is told by colour: what came is underlined and what went struck, each between words that say so. */
export function printedChange(text: DocumentText): DocumentText {
  return text.map((block): Block => (block.kind === 'paragraph' || block.kind === 'list' ? block : printedBlock(block)))
}

function printedBlock(block: RichBlock): RichBlock {
  switch (block.kind) {
    case 'words':
    case 'title':
      return { ...block, runs: block.runs.map(printedRun) }
    case 'items':
      return { ...block, items: block.items.map((item) => item.map(printedBlock)) }
    case 'quote':
      return { ...block, blocks: block.blocks.map(printedBlock) }
    case 'evidence':
      return block
    case 'grid':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.map(printedBlock) }))),
      }
  }
}

function printedRun({ change, ...run }: Run): Run {
  if (change === undefined) return run
  const text = t.marked(change, run.text)
  return change === 'added' ? { ...run, text, underline: true } : { ...run, text, strike: true }
}
