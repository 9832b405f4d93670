/** What a party says of itself in a CTG: what it expects, brings, commits to, maintains. Pure. Rules: docs/rules/ctg.md §3. */

/** In the order of the form. */
export const partyWordFields = ['expects', 'brings', 'commitments', 'keptServices'] as const
export type PartyWordField = (typeof partyWordFields)[number]
export type PartyWords = Readonly<Record<PartyWordField, string>>

/** True for a list, one item a line; false for one text. */
const isByLine: Readonly<Record<PartyWordField, boolean>> = {
  expects: false,
  brings: false,
  commitments: true,
  keptServices: true,
}

/** As many things as may be chosen apart: each line, or the text whole. Empty when nothing is said. */
export function wordsOf(field: PartyWordField, text: string): readonly string[] {
  const parts = isByLine[field] ? text.split('\n') : [text]
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
}

/** Whether more may be added to what is said here: another line always, a text only where there is none. */
export const takesMore = (field: PartyWordField, text: string): boolean => isByLine[field] || text.trim() === ''

/** What is here stays, in its order. */
export const addWords = (field: PartyWordField, text: string, added: readonly string[]): string =>
  takesMore(field, text) ? [...wordsOf(field, text), ...added].join('\n') : text

/** Without these; the others as they are. */
export const leaveWords = (field: PartyWordField, text: string, left: readonly string[]): string =>
  wordsOf(field, text)
    .filter((words) => !left.includes(words))
    .join('\n')
