/** A typed text as it will be printed: paragraphs and lists. */
import { readProse } from '#app/domains/documents/prose.ts'

export const ProseView = ({ text }: { readonly text: string }) =>
  readProse(text).map((block, index) =>
    block.kind === 'paragraph' ? (
      // Blocks of a text have no identity but their place.
      // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew from the text
      <p key={index}>{block.text}</p>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew from the text
      <ul key={index}>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    ),
  )
