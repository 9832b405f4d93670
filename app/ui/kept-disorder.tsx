/** Days kept from before that cannot follow one another: a remark beside the form that changes them, never its refusal. */
import type { DaysInDisorder } from '#app/kernel/kept-days.ts'
import { Notice } from './notice.tsx'

export const KeptDisorder = ({ found }: { readonly found: readonly DaysInDisorder[] }) =>
  found.map(({ later, sentence }) => (
    <Notice key={later} tone="warn">
      {sentence}
    </Notice>
  ))
