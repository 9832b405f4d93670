/** Text in which the end of ordinals is raised (1er, 2e), dates and signs staying on their line. */
import type { ReactNode } from 'react'
import { keepTogether, splitOrdinals } from '#app/kernel/format.ts'

export const OrdinalText = ({ text }: { readonly text: string }) => (
  <>
    {splitOrdinals(keepTogether(text)).map(({ text: piece, start, isRaised }) =>
      isRaised ? <sup key={start}>{piece}</sup> : piece,
    )}
  </>
)

/** For pieces that are given text or markup: the ordinals of plain text are raised, markup is left as it is. */
export const raised = (content: ReactNode): ReactNode =>
  typeof content === 'string' ? <OrdinalText text={content} /> : content
