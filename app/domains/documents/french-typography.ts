/** French spaces, quotes and apostrophes of a text before it is set. Pure. Source: Lexique des règles typographiques (Imprimerie nationale). */

const narrow = '\u202f'
const unbreakable = '\u00a0'

/** What is replaced, in order. Spaces already unbreakable are left as they are. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=\p{L})/gu, '$1’'],
  [/« /g, `«${unbreakable}`],
  [/ »/g, `${unbreakable}»`],
  [/ ([;!?])/g, `${narrow}$1`],
  [/ :(?=\s|$)/g, `${unbreakable}:`],
  [/(\d)[ \u202f](?=\d{3}(?!\d))/g, `$1${unbreakable}`],
  [/(\d) (?=[%€])/g, `$1${unbreakable}`],
  [/\b(n°|art\.|p\.|M\.|Mme|MM\.) (?=\S)/g, `$1${unbreakable}`],
  [/\b(L|R|D)\. ?(?=\d)/g, `$1.${unbreakable}`],
]

/** The text with its French spaces; ready for a page, not for a search. */
export const setFrench = (text: string): string =>
  rules.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text)
