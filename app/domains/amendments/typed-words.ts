/** A printed text as one types it: what `readProse` reads back. Pure. */
import { type DocumentText, richWords } from '#app/domains/documents/document-text.ts'

/** Paragraphs parted by an empty line, « - » before the items of a list. */
export const typedWords = (text: DocumentText): string =>
  text
    .map((block) => {
      if (block.kind === 'paragraph') return block.text
      if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
      if (block.kind === 'items')
        return block.items.map((item) => `- ${richWords(item).replaceAll('\n', ' ')}`).join('\n')
      return richWords([block])
    })
    .filter((words) => words !== '')
    .join('\n\n')
