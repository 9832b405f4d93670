/** Amounts as people write them: « 12 k€ », « 12 000 € », « Caf : 5 000 € + Ville : 3 000 € ». Pure. */

export type ReadAmount = {
  /** What is written before it: « Caf »; empty when nothing is. */
  readonly label: string
  readonly euros: number
}

const multipliers: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 }
const amount =
  /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s*(?:([kKmM])(?=\s*(?:€|euros?|\b|$)))?\s*(€|euros?)?/g

const eurosOf = (digits: string, unit: string | undefined): number => {
  const grouped = /^\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+/.test(digits)
  const plain = (grouped ? digits.replace(/[\s\u00a0\u202f.]/g, '') : digits).replace(',', '.')
  return Math.round(Number(plain) * (multipliers[unit?.toLowerCase() ?? ''] ?? 1) * 100) / 100
}

/** « 12 000 à 15 000 € », « entre 10 et 15 k€ »: no amount is said; « 2026 - 2027 : 5 000 € » says one. */
const range =
  /\d\s*[kKmM]?\s*(?:€|euros?)?\s*(?:à|-|–|et)\s*(?:\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d+)(?:,\d+)?\s*(?:[kKmM]\b|[kKmM]?\s*(?:€|euros?))/

/** « 3 x 1 500 € », « 2 500 € x 4 »: what is multiplied is not the amount. */
const product = /\d\s*[x×*]\s*\d|(?:€|euros?|\d)\s*[x×*]\s*\d|\bfois\b/i

/** Said before an amount, and no funder. */
const approximate = /^(≈|~|environ|env\.?|soit|total|estim\S*|prévu\S*|max\S*)$/i
const withoutBrackets = (text: string): string => text.replace(/\([^)]{0,200}\)/g, '')

/** « 2026) puis », between two amounts, names nobody. */
const isName = (label: string): boolean =>
  !approximate.test(label) && !/^(?:puis|dont|ou)\b/i.test(label) && /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(label)

/**
 * Amounts of one cell, in order: those with a unit, or the lone numbers of a cell that holds nothing else (brackets apart).
 * @returns empty when there is none
 */
export function parseAmounts(text: string): readonly ReadAmount[] {
  if (range.test(text) || product.test(text)) return []
  const isAlone = /^[\d\s.,]+$/.test(withoutBrackets(text))
  return text.split('\n').flatMap((line) => amountsOf(isAlone ? withoutBrackets(line) : line, isAlone))
}

/** « / an », « par an », after an amount: what it is paid by, and nobody. */
const rate = /^\s*(?:\/|par\b|chaque\b|tous les\b|l['’])\s*(?:ans?|années?|mois|trimestres?)\b/i

function amountsOf(line: string, isAlone: boolean): readonly ReadAmount[] {
  const found: (ReadAmount & { readonly isBefore: boolean })[] = []
  let from = 0
  for (const match of line.matchAll(amount)) {
    const [whole, digits = '', unit, currency] = match
    if (!isAlone && unit === undefined && currency === undefined) continue
    const before = line.slice(from, match.index)
    const label = before.replace(/^[\s+,;/()–-]+|(?<![\s:=+,;/()–-])[\s:=+,;/()–-]+$/g, '').slice(0, 120)
    found.push({ label: isName(label) ? label : '', euros: eurosOf(digits, unit), isBefore: /[:=]\s*$/.test(before) })
    from = match.index + whole.length
  }
  const tail = line.slice(from)
  const isEnded = !/\p{L}/u.test(tail) || rate.test(tail)
  // « 3 000 € Caf / 2 000 € Ville »: a name after the last amount tells that names come after, never of the amount that follows.
  const areBefore = isEnded || (found.length === 1 && found[0]?.label !== '')
  return found.map(({ label, euros, isBefore }) => ({ label: areBefore || isBefore ? label : '', euros }))
}

/** Whether more is said than amounts and who gives them: « 64 k€/an », « 8 k€ ? », « ≈ 700 k€ ». */
export function saysMoreThanAmounts(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.some(
    (line) =>
      /[\p{L}\d?]/u.test(line.slice(endOfAmounts(line))) || /[≈~]|\benv/i.test(line) || /\)\s*\p{L}/u.test(line),
  )
}

/** A number without a unit, beside others that have one, is no amount. */
function endOfAmounts(line: string): number {
  const all = [...line.matchAll(amount)]
  const counted = all.filter(([, , unit, currency]) => unit !== undefined || currency !== undefined)
  return Math.max(0, ...(counted.length > 0 ? counted : all).map((match) => match.index + match[0].length))
}
