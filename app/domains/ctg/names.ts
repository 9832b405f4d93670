/** How a territory is called when it is a party: « Ville de… » with the article French wants. Pure. */
import type { Territory } from '#app/domains/territory/territory.ts'

const articles: readonly (readonly [RegExp, string])[] = [
  [/^Le /, 'du '],
  [/^Les /, 'des '],
  [/^L['’]/, 'de L’'],
  [/^(?=[AEIOUYÀÂÉÈÊÎÔ])/i, 'd’'],
]

/** `de Gennevilliers`, `du Port`, `des Lilas`, `d’Arras`, `de La Rochelle`. */
export function withOf(name: string): string {
  const rule = articles.find(([start]) => start.test(name))
  return rule ? rule[1] + name.replace(rule[0], '') : `de ${name}`
}

const groupings: readonly (readonly [string, string])[] = [
  ['CC ', 'Communauté de communes '],
  ['CA ', 'Communauté d’agglomération '],
  ['CU ', 'Communauté urbaine '],
]

/** The name proposed for a lead authority; people correct it. */
export function proposedPartyName({ kind, name }: Pick<Territory, 'kind' | 'name'>): string {
  if (kind === 'commune') return `Ville ${withOf(name)}`
  if (kind === 'departement') return `Département : ${name}`
  const grouping = groupings.find(([start]) => name.startsWith(start))
  return grouping ? grouping[1] + name.slice(grouping[0].length) : name
}

/** « Ville de Gennevilliers » → « Ville »; else the name itself, cut at 30 characters between words. */
export function proposedShortName(name: string): string {
  if (/^Ville /.test(name)) return 'Ville'
  if (/^Caf /.test(name)) return 'Caf'
  if (name.length <= 30) return name
  return `${name.slice(0, 30).replace(/\s+\S*$/, '')}…`
}
