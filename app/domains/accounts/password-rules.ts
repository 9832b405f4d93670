/** What makes a password too easy to guess, with the simple variations people make. Pure. Rules: docs/rules/accounts.md §7. */

export const minPasswordLength = 12
/** Longer than any sentence; a hash of more would only cost. */
export const maxPasswordLength = 128

export type PasswordProblem = 'tooShort' | 'tooLong' | 'different' | 'common' | 'ownWords' | 'monotonous'

/** Lists of what is guessed first, lower case without accents. */
export type GuessedFirst = {
  readonly passwords: ReadonlySet<string>
  /** Words and names of the language: one alone, dressed with digits, is guessed too. */
  readonly words: ReadonlySet<string>
}

const l33t: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** Lower case, without accents. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')

/** « p@ssw0rd » → « password ». */
const decoded = (text: string): string => [...text].map((letter) => l33t[letter] ?? letter).join('')

/** Without the digits and signs at its ends: « 2026azerty!! » → « azerty ». */
const core = (text: string): string => text.replace(/^[^a-z]+|[^a-z]+$/g, '')

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '')

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
].flatMap((row) => [row, [...row].reverse().join('')])

/** Without what follows the alphabet, the digits or the keyboard, by three characters or more. */
function withoutRuns(text: string): string {
  for (let start = 0; start < text.length; start += 1)
    for (let end = text.length; end - start >= 3; end -= 1) {
      const run = text.slice(start, end)
      if (rows.some((row) => row.includes(run))) return withoutRuns(text.slice(0, start) + text.slice(end))
    }
  return text
}

/** « abcabcabc » → « abc »; the text itself when nothing repeats. */
const repeatedUnit = (text: string): string => text.match(/^(.+?)\1+$/s)?.[1] ?? text

/** Fewer letters than that beside what is known are soon found. */
const lettersOfOnesOwn = 8
const fewestDistinct = 5
const fewestOutsideRuns = 4

/** Parts of a name, an address or an organisation that whoever knows her would try; the longest first. */
export function ownWordsOf(texts: readonly string[]): readonly string[] {
  const parts = texts.flatMap((text) => {
    const words = plain(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
    return [words.join(''), ...words.filter((word) => word.length >= 4)]
  })
  const all = new Set([...parts.map(lettersOf), 'trame', 'caf', 'ctg'])
  return [...all].filter((word) => word.length >= 3).toSorted((a, b) => b.length - a.length)
}

function isOfOwnWords(letters: string, ownWords: readonly string[], { passwords }: GuessedFirst): boolean {
  const left = ownWords.reduce((rest, word) => rest.replaceAll(word, ' '), letters)
  const others = left.replaceAll(' ', '')
  return left !== letters && (others.length < lettersOfOnesOwn || passwords.has(others))
}

/** Why this password would be found; undefined when it may be kept. @param ownWords from `ownWordsOf` */
export function passwordProblem(
  password: string,
  repeated: string,
  ownWords: readonly string[],
  guessed: GuessedFirst,
): PasswordProblem | undefined {
  if (password.length < minPasswordLength) return 'tooShort'
  if (password.length > maxPasswordLength) return 'tooLong'
  if (password !== repeated) return 'different'
  const text = plain(password)
  const unit = repeatedUnit(text)
  const spelt = decoded(core(unit))
  if (isOfOwnWords(lettersOf(decoded(core(text))), ownWords, guessed)) return 'ownWords'
  if (guessed.passwords.has(text)) return 'common'
  const isMonotonous =
    new Set(text).size < fewestDistinct ||
    (unit !== text && unit.length < minPasswordLength / 2) ||
    withoutRuns(text).length < fewestOutsideRuns
  if (isMonotonous) return 'monotonous'
  const isGuessed = [unit, core(unit), spelt].some((one) => guessed.passwords.has(one)) || guessed.words.has(spelt)
  return isGuessed ? 'common' : undefined
}
