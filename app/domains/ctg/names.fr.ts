/** How a territory is called when it is a party: « Ville de… » with the article French wants. Pure. */
import { groupingNames, territoryLabels } from '#app/domains/territory/labels.fr.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { plainWords } from '#app/kernel/plain-words.ts'

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

/** Insee calls no unit of fewer inhabitants a town. */
const smallestTown = 2000

type Named = Pick<Territory, 'code' | 'kind' | 'name' | 'population'>

/** The name proposed for a lead authority; people correct it. */
export function proposedPartyName({ code, kind, name, population }: Named): string {
  if (kind === 'commune') return `${(population ?? smallestTown) < smallestTown ? 'Commune' : 'Ville'} ${withOf(name)}`
  if (kind === 'departement') return `Département ${territoryLabels.ofDepartment({ code, name })}`
  return territoryLabels.fullName({ name })
}

/** Two Cafs in Pyrénées-Atlantiques; Mayotte has a fund of its own. */
const departmentsToName: ReadonlySet<string> = new Set(['D64', 'D976'])
/** CC du Seignanx: in Landes, served from Bayonne. */
const groupingsToName: ReadonlySet<string> = new Set(['244000659'])

/** `Caf du Finistère`, proposed for an authority of that département; empty where only people can tell. */
export function proposedCafName(
  { code, epciCode }: Pick<Territory, 'code' | 'epciCode'>,
  department: Pick<Territory, 'code' | 'name' | 'regionCode'> | undefined,
): string {
  // Overseas collectivities are in no région, and have no Caf.
  if (!department?.regionCode || departmentsToName.has(department.code)) return ''
  if (groupingsToName.has(code) || groupingsToName.has(epciCode ?? '')) return ''
  return `Caf ${territoryLabels.ofDepartment(department)}`
}

/** « Ville de Gennevilliers » → « Ville »; a grouping by its initials; else the name itself, whole: a convention prints it. */
export function proposedShortName(name: string): string {
  if (/^Ville /.test(name)) return 'Ville'
  if (/^Caf /.test(name)) return 'Caf'
  const grouping = groupingNames.find(([, words]) => name.startsWith(words))
  return grouping ? grouping[0] + name.slice(grouping[1].length) : name
}

const ofCollectivity =
  /^(la |le |les |l')?(communes?|villes?|mairie|municipalite|communaute (de|d'|urbaine)|agglomeration|metropole|eurometropole|cc|ca|cu|intercommunalite|conseil (departemental|regional|general|municipal|communautaire)|departement|region|collectivite (europeenne|territoriale|de)|syndicat (mixte|intercommunal|departemental)|sivom|sivu|petr)\b/

/** A commune, an intercommunalité, a département or a région is a collectivity: it deliberates and transmits its act to the prefect. */
export const kindOfName = (name: string): 'authority' | 'partner' =>
  ofCollectivity.test(plainWords(name)) ? 'authority' : 'partner'

/** « Commune d’Asnières », « Ville du Port » and « Asnières » are the commune of this name. */
export const namesCommune = (written: string, commune: string): boolean =>
  [commune, ...['Commune', 'Ville', 'Mairie'].map((word) => `${word} ${withOf(commune)}`)].some(
    (name) => plainWords(name) === plainWords(written),
  )
