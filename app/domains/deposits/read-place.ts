/** What a row says of where it is: a territory by its code or its name, a quartier, the whole. Pure. Rules: docs/rules/deposits.md §2. */
import { plainName } from '#app/domains/territory/plain-name.ts'

/** A place the CTG knows. */
export type KnownPlace = {
  /** Code of the territory, or `quartier:` and the id of the area. */
  readonly id: string
  readonly name: string
  /** INSEE, SIREN: all by which a file may say it. */
  readonly codes: readonly string[]
  /** It is the whole perimeter: the only commune, the whole intercommunalité. */
  readonly isWhole: boolean
}

export type PlaceMatch =
  | { readonly kind: 'known'; readonly id: string; readonly isWhole: boolean }
  | { readonly kind: 'whole' }
  /** Near a name we know: a person says which. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly string[] }
  /** Named by the file alone: a secteur, an IRIS. */
  | { readonly kind: 'own' }
  /** The line says no place at all: a person says what it is. */
  | { readonly kind: 'unnamed' }
  /** A commune that is not of the perimeter. */
  | { readonly kind: 'outside' }

const wholeWords = new Set(['total', 'totaux', 'ensemble', 'tous', 'toutes', 'tout', 'perimetre', 'total general'])
export const isWholeWord = (text: string): boolean => wholeWords.has(plainName(text))

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/** Share of the pairs of letters that two names have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const common = [...pairs].filter((pair) => others.has(pair)).length
  return pairs.size + others.size === 0 ? 0 : (2 * common) / (pairs.size + others.size)
}

/** From there, two names may be one badly written. */
const alike = 0.6

/** A spreadsheet writes « 1004 » for « 01004 »: read so where the CTG has communes of that département. */
function codeOf(code: string, known: readonly KnownPlace[]): string {
  const written = code.replace(/\s/g, '').toUpperCase()
  if (!/^[1-9]\d{3}$/.test(written)) return written
  const isOfDepartment = (one: string) => one.length === 5 && one.startsWith(`0${written.slice(0, 1)}`)
  return known.some(({ codes }) => codes.some(isOfDepartment)) ? `0${written}` : written
}

/** The code is that of a commune the CTG does not have: « 92036 » is a commune, « 920360101 » an IRIS of one. */
export function isOutside(code: string, known: readonly KnownPlace[]): boolean {
  const written = codeOf(code, known)
  return /^(\d{5}|2[AB]\d{3})$/.test(written) && !known.some(({ codes }) => codes.includes(written))
}

/** @param code empty when the file gives none */
export function matchPlace(name: string, code: string, known: readonly KnownPlace[]): PlaceMatch {
  const written = codeOf(code, known)
  const byCode = written === '' ? undefined : known.find(({ codes }) => codes.includes(written))
  if (byCode) return { kind: 'known', id: byCode.id, isWhole: byCode.isWhole }
  if (isOutside(code, known)) return { kind: 'outside' }
  const plain = plainName(name)
  if (name.trim() === '') return { kind: 'unnamed' }
  if (isWholeWord(plain)) return { kind: 'whole' }
  const named = known.filter((place) => plainName(place.name) === plain || place.codes.includes(name.trim()))
  const [only, ...others] = named
  if (only && others.length === 0) return { kind: 'known', id: only.id, isWhole: only.isWhole }
  if (only) return { kind: 'doubtful', candidates: named.map(({ id }) => id) }
  if (/^\d{9}$/.test(written)) return { kind: 'own' }
  const near = known
    .map((place) => ({ id: place.id, likeness: likeness(plain, plainName(place.name)) }))
    .filter((candidate) => candidate.likeness >= alike)
    .toSorted((one, other) => other.likeness - one.likeness)
  return near.length > 0 ? { kind: 'doubtful', candidates: near.slice(0, 3).map(({ id }) => id) } : { kind: 'own' }
}
