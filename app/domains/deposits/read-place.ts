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
function likeness(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...pairs].filter((pair) => others.has(pair)).length
  return pairs.size + others.size === 0 ? 0 : (2 * common) / (pairs.size + others.size)
}

/** From there, two names may be one badly written. */
const alike = 0.6

type KnownPlaces = {
  readonly byCode: ReadonlyMap<string, KnownPlace>
  /** By its name or one of its codes, as the CTG lists them. */
  readonly bySaid: ReadonlyMap<string, readonly KnownPlace[]>
  readonly pairs: () => readonly { readonly id: string; readonly pairs: ReadonlySet<string> }[]
  /** The first figure of the départements that a spreadsheet writes with one figure less. */
  readonly shortened: ReadonlySet<string>
}

/** Looked up for each line of a file: of a département, a thousand places are not read again for each of thousands of lines. */
const read = new WeakMap<readonly KnownPlace[], KnownPlaces>()

function placesOf(known: readonly KnownPlace[]): KnownPlaces {
  const before = read.get(known)
  if (before) return before
  const codes = known.flatMap((place) => place.codes.map((code) => [code, place] as const))
  const said = known.flatMap((place) =>
    [...new Set([plainName(place.name), ...place.codes])].map((words) => ({ words, place })),
  )
  let pairs: ReturnType<KnownPlaces['pairs']> | undefined
  const places: KnownPlaces = {
    byCode: new Map(codes.toReversed()),
    bySaid: new Map(
      [...Map.groupBy(said, ({ words }) => words)].map(([words, all]) => [words, all.map(({ place }) => place)]),
    ),
    pairs: () => (pairs ??= known.map(({ id, name }) => ({ id, pairs: pairsOf(plainName(name)) }))),
    shortened: new Set(codes.flatMap(([code]) => (/^0.{4}$/.test(code) ? code.slice(1, 2) : []))),
  }
  read.set(known, places)
  return places
}

/** A spreadsheet writes « 1004 » for « 01004 »: read so where the CTG has communes of that département. */
function codeOf(code: string, { shortened }: KnownPlaces): string {
  const written = code.replace(/\s/g, '').toUpperCase()
  return /^[1-9]\d{3}$/.test(written) && shortened.has(written.slice(0, 1)) ? `0${written}` : written
}

const isOther = (written: string, { byCode }: KnownPlaces): boolean =>
  /^(\d{5}|2[AB]\d{3})$/.test(written) && !byCode.has(written)

/** The code is that of a commune the CTG does not have: « 92036 » is a commune, « 920360101 » an IRIS of one. */
export function isOutside(code: string, known: readonly KnownPlace[]): boolean {
  const places = placesOf(known)
  return isOther(codeOf(code, places), places)
}

/**
 * The place that these words say for sure; undefined when a person, or the file alone, says which.
 * @param code empty when the file gives none
 */
export function findPlace(name: string, code: string, known: readonly KnownPlace[]): PlaceMatch | undefined {
  const places = placesOf(known)
  const written = codeOf(code, places)
  const byCode = written === '' ? undefined : places.byCode.get(written)
  if (byCode) return { kind: 'known', id: byCode.id, isWhole: byCode.isWhole }
  if (isOther(written, places)) return { kind: 'outside' }
  const plain = plainName(name)
  if (name.trim() === '') return { kind: 'unnamed' }
  if (isWholeWord(plain)) return { kind: 'whole' }
  const said = [plain, name.trim()].flatMap((words) => places.bySaid.get(words) ?? [])
  const [only, ...others] = new Set(said)
  if (only && others.length === 0) return { kind: 'known', id: only.id, isWhole: only.isWhole }
  if (only) return { kind: 'doubtful', candidates: [only, ...others].map(({ id }) => id) }
  return /^\d{9}$/.test(written) ? { kind: 'own' } : undefined
}

/** @param code empty when the file gives none */
export function matchPlace(name: string, code: string, known: readonly KnownPlace[]): PlaceMatch {
  const sure = findPlace(name, code, known)
  if (sure) return sure
  const pairs = pairsOf(plainName(name))
  const near = placesOf(known)
    .pairs()
    .map((place) => ({ id: place.id, likeness: likeness(pairs, place.pairs) }))
    .filter((candidate) => candidate.likeness >= alike)
    .toSorted((one, other) => other.likeness - one.likeness)
  return near.length > 0 ? { kind: 'doubtful', candidates: near.slice(0, 3).map(({ id }) => id) } : { kind: 'own' }
}
