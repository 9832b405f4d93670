/** What a person writes of a territory, beside the name Insee gives it: « CC du Pays Gentiane », « St Étienne », « Département de la Creuse ». Pure. Rules: docs/rules/territory.md §2. */
import { plainName } from './plain-name.ts'
import type { TerritoryKind } from './territory.ts'

const initials: readonly (readonly [RegExp, string])[] = [
  [/^communaute de communes /, 'CC '],
  [/^communaute d agglomeration /, 'CA '],
  [/^communaute urbaine /, 'CU '],
]
/** Said of a place without being in its name: « Saint-Flour Communauté » is the « CC de Saint-Flour ». */
const ofGrouping =
  /\b(?:communaute (?:de communes|d agglomeration|urbaine)|communaute|agglomeration|agglo|metropole)\b/g
/** What says the kind, and the small words after it; « de » alone too, since « La Rochelle » keeps its own. */
const ofKind = {
  commune: /\b(?:ville|commune|mairie) (?:de|d|du|des)\b/g,
  departement: /\b(?:conseil departemental|departement) (?:de|d|du|des)\b/g,
  region: /\b(?:conseil regional|region)(?: (?:de|d|du|des))?\b/g,
} as const satisfies Partial<Record<TerritoryKind, RegExp>>
const article = /^(?:la|le|les|l) /

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The kinds that the text itself says it looks for; none when it says none. */
export function kindsNamed(text: string): readonly TerritoryKind[] {
  const plain = plainName(text)
  const isNamed = (words: RegExp) => plain.search(words) !== -1
  return [
    ...(isNamed(ofGrouping) ? (['epci', 'ept'] as const) : []),
    ...(isNamed(ofKind.commune) ? (['commune'] as const) : []),
    ...(isNamed(ofKind.departement) ? (['departement'] as const) : []),
    ...(isNamed(ofKind.region) ? (['region'] as const) : []),
  ]
}

/** In the order they are to be tried: the first that names something answers. */
export function askedNames(text: string): readonly string[] {
  const plain = plainName(text)
  const short = initials.flatMap(([words, letters]) => (words.test(plain) ? [plain.replace(words, letters)] : []))
  const bare = squeezed(
    Object.values(ofKind).reduce((left, words) => left.replace(words, ' '), plain.replace(ofGrouping, ' ')),
  )
  const unshortened = text.replace(/\b(st|ste)[\s-]+(?=\S)/gi, (_, short: string) => `${plainName(short)} `)
  const names = [...short, unshortened, bare, bare.replace(article, '')].filter((one) => one !== '')
  // The search folds them: the same words twice would be sought twice.
  return names.filter((one, at) => names.findIndex((other) => plainName(other) === plainName(one)) === at)
}
