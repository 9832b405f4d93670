/** Text in which the end of ordinals is raised: 1er, 2e. */
import { splitOrdinals } from '#app/kernel/format.ts'

export const OrdinalText = ({ text }: { readonly text: string }) => (
  <>
    {splitOrdinals(text).map(({ text: piece, start, isRaised }) => (isRaised ? <sup key={start}>{piece}</sup> : piece))}
  </>
)
