/** What somebody types in the search, as what PostgreSQL looks for. Pure. Rules: docs/rules/journey.md. */

/** Inside a word or a number: « 2026-03 », « 1.2.1 », « l’accueil », « Boucle-Nord ». */
const words = /[\p{L}\p{N}]+(?:[.\-'’][\p{L}\p{N}]+)*/gu

const escaped = (word: string): string => word.replace(/[.-]/g, '\\$&').replace(/’/g, "'")

export type SearchWords = {
  /** All the words, in their order. */
  readonly phrase: string
  readonly each: readonly string[]
  /** Whether words that resemble the question may be shown: of three letters, everything does. */
  readonly mayResemble: boolean
}

/** @returns pieces of regular expressions; undefined when nothing is asked */
export function readSearchWords(question: string): SearchWords | undefined {
  const found = (question.match(words) ?? []).slice(0, 12).map(escaped)
  if (found.length === 0) return
  return {
    phrase: found.join('[^[:alnum:]]+'),
    each: found,
    mayResemble: found.some((word) => /\p{L}{4}/u.test(word)),
  }
}
