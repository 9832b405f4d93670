/** What an address asks to put the figures beside: the two columns of references of a table. Pure. */
import { referenceKeys } from '#app/domains/observatory/figure-lines.ts'

/** Two at most, of a length a code may have. */
export const referencesAsked = (searchParams: URLSearchParams): readonly string[] =>
  referenceKeys.flatMap((key) => searchParams.get(key)?.slice(0, 60) ?? [])
