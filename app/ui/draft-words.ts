/** What a draft says, apart: no page asks for it before some words are given back. Pure. */
import type { Draft } from './drafts.ts'

/** What was written in it, a field a line; boxes have no words. Empty when there are none. */
export const wordsIn = ({ answers }: Draft): string =>
  answers
    .flatMap(({ label, value, words = value, isTicked }) =>
      isTicked !== undefined || words.trim() === '' ? [] : [label === undefined ? words : `${label} : ${words}`],
    )
    .join('\n')
