/** A typed text as one reads it: paragraphs and lists. */
import { readProse } from '#app/domains/documents/prose.ts'
import { EmptyState } from '#app/ui/notice.tsx'

export function MinutesText({ text }: { readonly text: string }) {
  const blocks = readProse(text)
  if (blocks.length === 0) return <EmptyState>Rien n’a été écrit.</EmptyState>
  return (
    <>
      {blocks.map((block) =>
        block.kind === 'paragraph' ? (
          <p key={block.text}>{block.text}</p>
        ) : (
          <ul key={block.items.join()}>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ),
      )}
    </>
  )
}
