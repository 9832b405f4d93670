/** What a cell of several lines offers to complete the line one is on. Pure. Rules: docs/rules/plan.md §14. */
import { plainWords } from '#app/kernel/plain-words.ts'

export type Suggestions = {
  /** The line of the caret, in the text. */
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
}

const mostShown = 8

/** Names that hold the words of the line, those already on another line aside; all of them on an empty line. */
export function suggest(text: string, caret: number, names: readonly string[]): Suggestions {
  const from = text.lastIndexOf('\n', caret - 1) + 1
  const end = text.indexOf('\n', caret)
  const to = end === -1 ? text.length : end
  const words = plainWords(text.slice(from, to))
  const written = new Set(text.split('\n').map(plainWords))
  const matching = names.filter((name) => plainWords(name).includes(words) && !written.has(plainWords(name)))
  return { from, to, names: matching.slice(0, mostShown) }
}

/** The text with this name in the place of the line; the caret goes to its end. */
export const complete = (text: string, { from, to }: Suggestions, name: string) => ({
  text: text.slice(0, from) + name + text.slice(to),
  caret: from + name.length,
})
