/**
 * What a text may name of its CTG: only the name is written, its words are found where the text is shown, and so follow what the
 * partners write elsewhere. Pure. Rules: docs/rules/writing.md §12, docs/rules/convention.md §1.4.
 */
import { rememberTexts } from '#app/kernel/remember-texts.ts'
import { factLabels, gapLabel } from './fact-labels.fr.ts'

export { factLabels } from './fact-labels.fr.ts'

export type FactName = keyof typeof factLabels
export const isFactName = (name: unknown): name is FactName =>
  typeof name === 'string' && Object.hasOwn(factLabels, name)

export type FactLine = { readonly words: string; readonly below?: readonly string[] }
/** Words inside a sentence, or lines, or a table, which stand by themselves when nothing is beside them. */
export type FactWords =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'lines'; readonly lines: readonly FactLine[] }
  | {
      readonly kind: 'table'
      readonly heads: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
/** Absent: nothing is known of it. */
export type Facts = Readonly<Partial<Record<FactName, FactWords>>>

/** « [à compléter : date de fin] »: a gap in view. */
export const gapWords = (name: FactName): string => gapLabel(factLabels[name])

/** In one sentence, whatever its kind. */
export function sentenceOf(fact: FactWords): string {
  switch (fact.kind) {
    case 'words':
      return fact.words
    case 'lines':
      return fact.lines.map(({ words, below = [] }) => [words, ...below].join(', ')).join(' ; ')
    case 'table':
      return fact.rows.map((row) => row.filter((cell) => cell !== '').join(', ')).join(' ; ')
  }
}

/** « {date de début} »: what plain words keep of it. */
export const factToken = (name: FactName): string => `{${factLabels[name]}}`

const names = new Map(Object.keys(factLabels).flatMap((name) => (isFactName(name) ? [[factToken(name), name]] : [])))

export type TokenPart = { readonly text: string } | { readonly fact: FactName }

/** Words parted at the facts they name; braces that name nothing are words. */
export function readTokens(words: string): readonly TokenPart[] {
  return words
    .split(/(\{[^{}\n]{1,60}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const fact = names.get(part.replaceAll("'", '’'))
      return fact ? { fact } : { text: part }
    })
}

/** Facts that plain words name, each once, in order. The articles of a convention are read again by each page that says what they lack. */
export const factsIn = rememberTexts(
  (words): readonly FactName[] => [
    ...new Set(readTokens(words).flatMap((part) => ('fact' in part ? [part.fact] : []))),
  ],
  { longest: 20_000, mostCharacters: 1_000_000 },
)

/** The fact that these words name alone, as a comment quotes it; undefined for any other words. */
export function factQuoted(words: string): FactName | undefined {
  const [only, ...others] = readTokens(words.trim())
  return only && 'fact' in only && others.length === 0 ? only.fact : undefined
}
