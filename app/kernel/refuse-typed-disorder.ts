/** Pages read `kept-days.ts` without what commands need. Pure. */
import { z } from 'zod'
import type { DaysInDisorder } from './kept-days.ts'

type Days = Readonly<Record<string, string | null>>

/**
 * A form never refuses for days that nobody touched. @param saved the same days, as they were
 * @throws ZodError as a wrong input does, at the later one
 */
export function refuseTypedDisorder(found: readonly DaysInDisorder[], typed: Days, saved: Days): void {
  const isTyped = ({ earlier, later }: DaysInDisorder): boolean =>
    [earlier, later].some((name) => typed[name] !== saved[name])
  const refused = found.filter(isTyped)
  if (refused.length > 0)
    throw new z.ZodError(
      refused.map(({ later, sentence }) => ({ code: 'custom', path: [later], message: sentence, input: typed[later] })),
    )
}
