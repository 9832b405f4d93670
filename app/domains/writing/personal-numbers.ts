/**
 * Numbers of beneficiaries typed in a text, which no text of Trame needs. Pure. Rules: docs/rules/writing.md §5.
 * Source: NIR as Insee describes it (sex, year, month, place, order; key = 97 − number modulo 97, Corsica 2A → 19 and 2B → 18).
 */

export type PersonalNumber = { readonly kind: 'nir' | 'beneficiary-number'; readonly words: string }

/** Spaces of any width, points or hyphens between groups. */
const gap = String.raw`[\s\u00a0\u202f.-]?`
const nir = new RegExp(
  String.raw`(?<![\d])([12])${gap}(\d{2})${gap}(0[1-9]|1[0-2]|[2-9]\d)${gap}(\d{2}|2[ABab])${gap}(\d{3})${gap}(\d{3})(?:${gap}(\d{2}))?(?!\d)`,
  'g',
)
/** Seven digits said to be an allocataire's; a count of allocataires comes before the word, or is said of several. */
const beneficiaryNumber =
  /(?:allocataire(?!s)|matricule(?:\s+caf)?)\s*(?:(?:n°|no|num[ée]ro|:|=)\s*){0,2}(\d{7}(?:[\s\u00a0]?[A-Z])?)(?!\w)/gi

/** Without its key, a number must look wholly like one: a month of the year, a real département. */
const isPlausible = (month: string, place: string): boolean =>
  Number(month) <= 12 && (/^2[ab]$/i.test(place) || (Number(place) >= 1 && Number(place) <= 99 && Number(place) !== 20))

function hasItsKey(number: string, key: string): boolean {
  const digits = number.toUpperCase().replace('2A', '19').replace('2B', '18')
  return 97 - Number(BigInt(digits) % 97n) === Number(key)
}

/** In the order of the text, each once. */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const found: (PersonalNumber & { readonly at: number })[] = []
  for (const match of text.matchAll(nir)) {
    const [words, sex = '', year = '', month = '', place = '', commune = '', order = '', key] = match
    const number = `${sex}${year}${month}${place}${commune}${order}`
    if (key === undefined ? isPlausible(month, place) : hasItsKey(number, key))
      found.push({ kind: 'nir', words, at: match.index })
  }
  // The key is a capital: « 1234567 a déménagé » has none.
  for (const match of text.matchAll(beneficiaryNumber))
    found.push({ kind: 'beneficiary-number', words: (match[1] ?? '').replace(/\s?[a-z]$/, ''), at: match.index })
  const inOrder = found.toSorted((one, other) => one.at - other.at).map(({ kind, words }) => ({ kind, words }))
  return [...new Map(inOrder.map((one) => [one.words, one])).values()]
}
