/**
 * A text as plain words and back: what columns, search and exports keep of it is what `documents/prose.ts` reads. Pure.
 * Rules: docs/rules/writing.md §3.
 */
import { readProse } from '#app/domains/documents/prose.ts'
import { factToken, readTokens } from './facts.ts'
import { emptyText, type RichText, type TextBlock, type TextInline, type TextListItem } from './rich-text.ts'

/** Words of a line; `\n` where it breaks. */
export function wordsOf(content: readonly TextInline[] = []): string {
  return content
    .map((inline) => {
      if (inline.type === 'text') return inline.text
      if (inline.type === 'fact') return factToken(inline.attrs.name)
      return inline.type === 'hardBreak' ? '\n' : `@${inline.attrs.name}`
    })
    .join('')
}

const isProposed = (inline: TextInline): boolean =>
  inline.marks?.some(({ type }) => type === 'suggestedInsertion') ?? false

function settleInline({ marks, ...bare }: TextInline): TextInline {
  const remaining = marks?.filter(({ type }) => type !== 'suggestedDeletion') ?? []
  return remaining.length > 0 ? { ...bare, marks: remaining } : bare
}

function settleWords(content: readonly TextInline[] | undefined) {
  const inlines = content?.filter((inline) => !isProposed(inline)).map(settleInline) ?? []
  return inlines.length > 0 ? { content: inlines } : {}
}

function settleBlock(block: TextBlock): readonly TextBlock[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const { content, ...bare } = block
      const words = settleWords(content)
      // A line that is only proposed is not there yet.
      return content?.length && !words.content ? [] : [{ ...bare, ...words }]
    }
    case 'bulletList':
    case 'orderedList': {
      const content = block.content.flatMap(settleItem)
      return content.length > 0 ? [{ ...block, content }] : []
    }
    case 'blockquote': {
      const content = block.content.flatMap(settleBlock)
      return content.length > 0 ? [{ ...block, content }] : []
    }
    case 'table': {
      const content = block.content.map((row) => ({
        ...row,
        content: row.content.map((cell) => ({ ...cell, content: orEmpty(cell.content.flatMap(settleBlock)) })),
      }))
      return [{ ...block, content }]
    }
    case 'evidenceCard':
      return [block]
  }
}

function settleItem(item: TextListItem): readonly TextListItem[] {
  const content = item.content.flatMap(settleBlock)
  if (content.length === 0) return []
  return [{ ...item, content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }]
}

const orEmpty = (blocks: readonly TextBlock[]): readonly TextBlock[] => (blocks.length > 0 ? blocks : emptyText.content)

/** The text as it stands while no suggestion is accepted: proposed words are out, words proposed to go are still in. */
export const settle = (text: RichText): RichText => ({
  type: 'doc',
  content: orEmpty(text.content.flatMap(settleBlock)),
})

/** Lines of a block, and whether they hold together without an empty line (a list, a table). */
function linesOf(block: TextBlock): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [wordsOf(block.content).trim()]
    case 'bulletList':
    case 'orderedList':
      return [block.content.flatMap(itemLines).join('\n')]
    case 'blockquote':
      return block.content.flatMap(linesOf)
    case 'table':
      return [
        block.content.map((row) => `- ${row.content.map(({ content }) => inOneLine(content)).join(' ; ')}`).join('\n'),
      ]
    case 'evidenceCard':
      return []
  }
}

const inOneLine = (blocks: readonly TextBlock[]): string =>
  blocks
    .flatMap(linesOf)
    .map((line) => line.replaceAll(/^- /gm, '').replaceAll('\n', ', '))
    .filter((line) => line !== '')
    .join(', ')

/** An item is one line; the items below it follow on lines of their own, and so do words after them. */
function itemLines(item: TextListItem): readonly string[] {
  const lines: string[] = []
  let words: string[] = []
  const close = () => {
    if (words.length > 0) lines.push(`- ${words.join(' ').replaceAll('\n', ' ')}`)
    words = []
  }
  for (const block of item.content) {
    if (block.type !== 'bulletList' && block.type !== 'orderedList')
      words.push(...linesOf(block).filter((line) => line !== ''))
    else {
      close()
      lines.push(...block.content.flatMap(itemLines))
    }
  }
  close()
  return lines
}

/**
 * @returns paragraphs parted by an empty line, « - » before the items of a list and the rows of a table; neither proposed words
 *   nor evidence cards; '' for an empty text
 */
export function plainTextOf(text: RichText): string {
  return settle(text)
    .content.flatMap(linesOf)
    .filter((line) => line !== '')
    .join('\n\n')
}

const inlinesOf = (words: string): readonly TextInline[] =>
  readTokens(words).map((part) =>
    'fact' in part ? { type: 'fact', attrs: { name: part.fact } } : { type: 'text', text: part.text },
  )

/** The text to begin with, from the words a field held; what they name of the CTG between braces is named by the text. */
export function richTextOf(words: string): RichText {
  const content = readProse(words).map((block): TextBlock => {
    if (block.kind === 'paragraph') return { type: 'paragraph', content: inlinesOf(block.text) }
    return {
      type: 'bulletList',
      content: block.items.map((item) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: inlinesOf(item) }],
      })),
    }
  })
  return content.length > 0 ? { type: 'doc', content } : emptyText
}
