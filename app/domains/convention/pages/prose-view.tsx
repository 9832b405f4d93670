/** A typed text as it will be printed: paragraphs and lists. */
import { type ProseBlock, readProse } from '#app/domains/documents/prose.ts'

const wordsOf = (block: ProseBlock): string => (block.kind === 'paragraph' ? block.text : block.items.join('\n'))

/** Each with a key of its own, also when the same words come twice. */
const keyed = <T,>(things: readonly T[], words: (thing: T) => string) =>
  things.map((thing, index) => {
    const before = things.slice(0, index).filter((other) => words(other) === words(thing)).length
    return { thing, key: `${before} ${words(thing)}` }
  })

export const ProseView = ({ text }: { readonly text: string }) =>
  keyed(readProse(text), wordsOf).map(({ thing: block, key }) =>
    block.kind === 'paragraph' ? (
      <p key={key}>{block.text}</p>
    ) : (
      <ul key={key}>
        {keyed(block.items, (item) => item).map(({ thing: item, key: itemKey }) => (
          <li key={itemKey}>{item}</li>
        ))}
      </ul>
    ),
  )
