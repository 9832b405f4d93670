/** What a draft says, apart: no page asks for it before some words are given back. Pure. */
import type { Draft } from './drafts.ts'

/** A label that is a question needs no colon. */
const under = (label: string): string => (/[?!:]\s*$/.test(label) ? `${label.trimEnd()} ` : `${label} : `)

/** What was written in it, a field a line; boxes have no words. Empty when there are none. */
export const wordsIn = ({ answers }: Draft): string =>
  answers
    .flatMap(({ label, value, words = value, isTicked }) =>
      isTicked !== undefined || words.trim() === '' ? [] : [label === undefined ? words : under(label) + words],
    )
    .join('\n')
