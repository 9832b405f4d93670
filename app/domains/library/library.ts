/** The library of actions: what may be offered, how it is looked for, what is alike and why. Pure. Rules: docs/rules/library.md. */

import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { folded } from '#app/kernel/plain-words.ts'
import { commonWords } from './common-words.fr.ts'

/** A restricted sheet never leaves its CTG (§1.2). */
export const refusalToOffer = ({ isRestricted }: { readonly isRestricted: boolean }): 'sheet-restricted' | undefined =>
  isRestricted ? 'sheet-restricted' : undefined

/** By inhabitants of the whole perimeter: `to` is excluded. */
export const territorySizes = [
  { key: 'moins-de-10000', from: 0, to: 10_000 },
  { key: '10000-a-30000', from: 10_000, to: 30_000 },
  { key: '30000-a-100000', from: 30_000, to: 100_000 },
  { key: '100000-a-300000', from: 100_000, to: 300_000 },
  { key: 'plus-de-300000', from: 300_000, to: null },
] as const
export type TerritorySize = (typeof territorySizes)[number]['key']

export const pageSize = 30

export type LibraryFilter = {
  readonly words: string
  /** Words of the need alone. */
  readonly need: string
  /** Key of the catalogue of themes. */
  readonly themeKey: string | undefined
  readonly size: TerritorySize | undefined
}

export type LibrarySheet = {
  readonly ctgId: string
  readonly actionId: string
  readonly title: string
  readonly status: ActionStatus
  readonly themeName: string | null
  readonly themeKey: string | null
  readonly need: string
  readonly ctgName: string
  readonly leadPartyName: string | null
  readonly inhabitants: number
}

/** Words of four letters or more, each once, plurals taken for singulars; shown as they are first written. */
function tellingWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const [word] of text.matchAll(/\p{L}{4,}/gu)) {
    const root = folded(word).replace(/[sx]$/, '')
    if (!commonWords.has(folded(word)) && !commonWords.has(root) && !words.has(root))
      words.set(root, word.toLowerCase())
  }
  return words
}

type ComparedSheet = Pick<LibrarySheet, 'title' | 'need' | 'themeKey'>

/** Why two sheets are alike: the words they share in their titles and needs, and their theme; undefined when they are not (§3). */
export function likenessOf(sheet: ComparedSheet, other: ComparedSheet) {
  const words = tellingWords(`${sheet.title} ${sheet.need}`)
  const others = tellingWords(`${other.title} ${other.need}`)
  const titles = tellingWords(other.title)
  const shared = [...words].filter(([root]) => others.has(root))
  const isSameTheme = sheet.themeKey !== null && sheet.themeKey === other.themeKey
  const inTitle = shared.filter(([root]) => titles.has(root)).length
  if (shared.length + inTitle < (isSameTheme ? 2 : 3)) return
  return {
    words: shared.slice(0, mostWords).map(([, word]) => word),
    isSameTheme,
    weight: shared.length + 2 * inTitle + (isSameTheme ? 1 : 0),
  }
}
const mostWords = 6
const mostAlike = 5

/** The most alike first, each with why. */
export function listAlike<Sheet extends ComparedSheet>(sheet: ComparedSheet, others: readonly Sheet[]) {
  return others
    .flatMap((other) => {
      const likeness = likenessOf(sheet, other)
      return likeness ? [{ ...other, likeness }] : []
    })
    .toSorted((one, other) => other.likeness.weight - one.likeness.weight || one.title.localeCompare(other.title, 'fr'))
    .slice(0, mostAlike)
}
