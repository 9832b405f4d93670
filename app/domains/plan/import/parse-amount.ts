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

/**
 * Amounts of one cell, in order: those with a unit, or the lone number of a cell that holds nothing else.
 * @returns empty when there is none
 */
export function parseAmounts(text: string): readonly ReadAmount[] {
  const alone = /^\s*[\d\s\u00a0\u202f.,]+\s*$/.test(text)
  const found: ReadAmount[] = []
  let from = 0
  for (const match of text.matchAll(amount)) {
    const [whole, digits = '', unit, currency] = match
    if (!alone && unit === undefined && currency === undefined) continue
    const label = text.slice(from, match.index).split('\n').at(-1) ?? ''
    found.push({
      label: label.replace(/^[\s+,;/()–-]+|[\s:=+,;/()–-]+$/g, '').slice(0, 120),
      euros: eurosOf(digits, unit),
    })
    from = match.index + whole.length
  }
  return found
}
