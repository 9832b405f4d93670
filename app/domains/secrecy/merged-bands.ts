/**
 * Bands that put others together, known by their names: « 0-5 ans » is « 0-2 ans » and « 3-5 ans ». What an attacker reads in two
 * tables of one universe, cut otherwise. Pure. Rules: docs/rules/secrecy.md §4.3 ter.
 */
import type { AxisNode } from './secrecy.ts'

/** `isOpen`: « moins de 6 » is « 0-5 », and « plus de 5 » begins at 6: its ends may be one off. */
type Band = { readonly low: number; readonly high: number; readonly isOpen: boolean }

const number = '(\\d+(?:[.,]\\d+)?)'
const unit = '(?: ?(?:ans?|mois|€|euros?|eur|personnes?|enfants?))?'
const between = new RegExp(`^(?:de |entre )?${number}${unit} ?(?:-|–|—|a moins de|a|et) ?${number}${unit}$`)
const below = new RegExp(`^(?:moins de|inferieure? a|jusqu.?a|<) ?${number}${unit}$`)
const above = new RegExp(`^(?:plus de|superieure? a|a partir de|>) ?${number}${unit}$`)
const upwards = new RegExp(`^${number}${unit} ?(?:et plus|ou plus|et au-dela|\\+)$`)
const alone = new RegExp(`^${number}${unit}$`)

function readBand(label: string): Band | undefined {
  const text = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
  const read = (pattern: RegExp) =>
    pattern
      .exec(text)
      ?.slice(1)
      .map((found) => Number(found.replace(',', '.')))
  const [low = 0, high = 0] = read(between) ?? []
  if (high > low) return { low, high, isOpen: text.includes('moins de') }
  const [until] = read(below) ?? []
  if (until !== undefined) return { low: 0, high: until, isOpen: true }
  const [from] = read(above) ?? read(upwards) ?? []
  if (from !== undefined) return { low: from, high: Infinity, isOpen: true }
  const [only] = read(alone) ?? []
  return only === undefined ? undefined : { low: only, high: only, isOpen: false }
}

const isSameEnd = (one: Band, other: Band, end: 'low' | 'high'): boolean =>
  one[end] === other[end] || ((one.isOpen || other.isOpen) && Math.abs(one[end] - other[end]) <= 1)
/** Years follow by one (0-2, 3-5), amounts meet (0-400, 400-800). */
const follows = (one: Band, next: Band): boolean =>
  next.low >= one.high && next.low - one.high <= 1 && next.high > one.high

export type Union = { readonly total: string; readonly parts: readonly string[] }

/** Each of `totals` that two or more of `parts`, one after the other, make by their names; in the order of `totals`. */
export function listUnions(totals: readonly AxisNode[], parts: readonly AxisNode[]): readonly Union[] {
  const bands = parts
    .flatMap(({ id, label }) => {
      const band = readBand(label)
      return band ? [{ id, ...band }] : []
    })
    .toSorted((one, other) => one.low - other.low || one.high - other.high)
  return totals.flatMap(({ id: total, label }) => {
    const whole = readBand(label)
    if (!whole) return []
    const others = bands.filter(({ id, high }) => id !== total && high <= whole.high + 1)
    // From where the end was sought in vain: what came before changes nothing to it.
    const dead = new Set<string>()
    const reach = (chain: readonly (Band & { id: string })[]): readonly string[] | undefined => {
      const last = chain.at(-1)
      if (last && chain.length > 1 && isSameEnd(last, whole, 'high')) return chain.map(({ id }) => id)
      const next = others.filter((one) => (last ? follows(last, one) : isSameEnd(one, whole, 'low')))
      for (const one of next) {
        if (dead.has(one.id)) continue
        const reached = reach([...chain, one])
        if (reached) return reached
        dead.add(one.id)
      }
    }
    const found = reach([])
    return found ? [{ total, parts: found }] : []
  })
}
