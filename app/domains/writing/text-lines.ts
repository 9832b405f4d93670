/** The lines of a text, wherever they stand: in a list, a quote, a table. Pure. */
import type { RichText, TextBlock, TextInline } from './rich-text.ts'

/** Every line of words below a block. */
export function linesOf(block: TextBlock): readonly (readonly TextInline[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.content ?? []]
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap(({ content }) => content.flatMap(linesOf))
    case 'blockquote':
      return block.content.flatMap(linesOf)
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap(({ content }) => content.flatMap(linesOf)))
    case 'evidenceCard':
      return []
  }
}

/** Ids of the people mentioned, each once, in the order of the text. */
export const listMentions = ({ content }: RichText): readonly string[] => [
  ...new Set(
    content
      .flatMap(linesOf)
      .flat()
      .flatMap((inline) => (inline.type === 'mention' ? inline.attrs.personId : [])),
  ),
]
