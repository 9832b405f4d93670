/**
 * French spaces, quotes and apostrophes of a text as it is shown or printed, never as it is kept. Pure; one mechanism for screens
 * (`app/ui/jsx-runtime.tsx`) and documents. Source: Lexique des règles typographiques (Imprimerie nationale).
 */
import { rememberTexts } from './remember-texts.ts'

const narrow = '\u202f'
const unbreakable = '\u00a0'

/** Stands between the pieces of one sentence: a private character, that nobody types. */
const seam = '\ue000'

/** What is replaced, in order. Spaces already unbreakable are left as they are. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=\p{L})/gu, '$1’'],
  [/« /g, `«${unbreakable}`],
  [/ (\ue000*)»/g, `${unbreakable}$1»`],
  [/ (\ue000*[;!?])/g, `${narrow}$1`],
  [/ (\ue000*):(?=[\s\ue000]|$)/g, `${unbreakable}$1:`],
  [/(\d)[ \u202f](?=\d{3}(?!\d))/g, `$1${unbreakable}`],
  [/(\d) (?=[%€])/g, `$1${unbreakable}`],
  [/\b(n°|art\.|p\.|M\.|Mme|MM\.) (?=\S)/g, `$1${unbreakable}`],
  [/\b(année) (?=\d)/g, `$1${unbreakable}`],
  [/\b(L|R|D)\. ?(?=\d)/g, `$1.${unbreakable}`],
]

/** Whether a rule may apply: a page has thousands of texts, mostly of a word or two. */
const mayChange = /'| [:;!?»%€\ue000]|« |«[^»]*«|\d[ \u202f]\d|(?:n°|Mme|année|\b(?:art|p|M|MM)\.) |\b[LRD]\. ?\d/

const quotes = /«[ \u00a0\u202f]?|[ \u00a0\u202f]?»/g

/** « a “b” c »: quotes inside quotes. Left alone when one of them is not closed: nobody knows which. */
function setInnerQuotes(text: string): string {
  const marks = text.match(quotes) ?? []
  if (marks.length < 4 || marks.filter((mark) => mark.startsWith('«')).length * 2 !== marks.length) return text
  let depth = 0
  return text.replace(quotes, (mark) => {
    if (mark.startsWith('«')) return ++depth > 1 ? '“' : mark
    return depth-- > 1 ? '”' : mark
  })
}

const set = (text: string): string =>
  mayChange.test(text)
    ? setInnerQuotes(rules.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text))
    : text

/** The cache of texts already set: labels and rows of tables come back on every page. */
const shortTexts = { longest: 800, mostCharacters: 800_000 }

/** The text with its French spaces; ready for a page, not for a search. */
export const setFrench = rememberTexts(set, shortTexts)

/** Cut again where its pieces were joined. */
const setJoined = rememberTexts((joined): readonly string[] => set(joined).split(seam), shortTexts)

/** The pieces of one sentence, each set with what stands before and after it: « “word ” then “: word” ». */
export function setFrenchPieces(pieces: readonly string[]): readonly string[] {
  const cut = setJoined(pieces.join(seam))
  return cut.length === pieces.length ? cut : pieces.map(setFrench)
}

const fixedSpaces =
  / (?=[;!?»%€]|:(?:\s|$))|(?<=«) |(?<=\d) (?=\d{3}(?!\d))|(?<=\b(?:n°|art\.|p\.|M\.|Mme|MM\.)) (?=\S)|(?<=\bannée) (?=\d)/gu

/** Where a text written as it is has a plain space that `setFrench` would make unbreakable, in order. */
export const placesOfHeldSpaces = (text: string): readonly number[] =>
  text.includes(' ') ? [...text.matchAll(fixedSpaces)].map(({ index }) => index) : []
