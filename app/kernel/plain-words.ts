/** Texts made comparable. Pure. */

/** Lower case, no accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A plan of ten thousand rows asks many times for the same short texts. */
const known = new Map<string, string>()
const [mostKnown, longestKnown] = [20_000, 120]

/** Of a spreadsheet: lower case, no accents, one space, straight apostrophes; « Pilote(s) de l’action » → `pilotes de l'action`. */
export function plainWords(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const words = readWords(text)
  if (text.length > longestKnown) return words
  if (known.size >= mostKnown) known.clear()
  known.set(text, words)
  return words
}

const readWords = (text: string): string =>
  folded(text)
    .replace(/œ/g, 'oe')
    .replace(/[’ʼ`]/g, "'")
    .replace(/[()]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
