/** What a person reads about territories. */
import { formatCount, formatList } from '#app/kernel/format.ts'
import { ofDepartment } from './department-articles.fr.ts'
import { type GroupingNature, natureOf, type Territory, type TerritoryKind } from './territory.ts'

const kind: Record<TerritoryKind, string> = {
  commune: 'commune',
  epci: 'intercommunalité',
  ept: 'établissement public territorial',
  departement: 'département',
  region: 'région',
  country: 'pays',
}

const nature: Record<GroupingNature, string> = {
  'communaute-de-communes': 'communauté de communes',
  'communaute-d-agglomeration': 'communauté d’agglomération',
  'communaute-urbaine': 'communauté urbaine',
  metropole: 'métropole',
  'etablissement-public-territorial': 'établissement public territorial',
}

/** As Insee begins their names, and what they are. */
export const groupingNames: readonly (readonly [initials: string, words: string])[] = [
  ['CC ', 'Communauté de communes '],
  ['CA ', 'Communauté d’agglomération '],
  ['CU ', 'Communauté urbaine '],
]

const fullName = ({ name }: Pick<Territory, 'name'>): string => {
  const known = groupingNames.find(([initials]) => name.startsWith(initials))
  return known ? known[1] + name.slice(known[0].length) : name
}

/** The most names a perimeter is told by; beyond, they are counted. */
const namesAtMost = 3

export const territoryLabels = {
  kind,
  /** `commune`, `communauté de communes`, `département`… */
  kindOf: (territory: Pick<Territory, 'kind' | 'name'>): string => {
    const known = natureOf(territory)
    return known ? nature[known] : kind[territory.kind]
  },
  /** `Communauté d’agglomération du Libournais` for `CA du Libournais`; other names unchanged. */
  fullName,
  /** `du Finistère`, `de l’Ain`, for a département. */
  ofDepartment,
  /** `Gennevilliers`, `Clichy et Gennevilliers`, `12 communes`; the name of what they are together, when they are all of it. */
  perimeter: (territories: readonly Pick<Territory, 'name'>[], whole?: Pick<Territory, 'name'> | null): string => {
    if (whole) return whole.name
    return territories.length <= namesAtMost
      ? formatList(territories.map(({ name }) => name))
      : formatCount(territories.length, 'commune')
  },
  /** `Gennevilliers parmi les communes du département (Hauts-de-Seine)`, `12 communes, comparées à celles du département (Cher)`. */
  amongCommunes: (name: string, department: string): string =>
    /\scommunes$/.test(name)
      ? `${name}, comparées à celles du département ${department}`
      : `${name} parmi les communes du département ${department}`,
  /** Why it has neither rank nor resemblance from the figures of these years. */
  madeAgain: ({ from, until }: { readonly from: number; readonly until: number }): string =>
    `Cette commune a été réunie à d’autres puis rétablie : les chiffres publiés de ${from} à ${until} étaient ceux de l’ensemble. Ils ne servent ni à la classer, ni à dire à quelles communes elle ressemble.`,
  population: (inhabitants: number | undefined): string =>
    inhabitants === undefined ? 'population inconnue' : formatCount(inhabitants, 'habitant'),
  populationSource: 'Population municipale, Insee',
  noResult: (text: string): string =>
    `Aucun territoire ne ressemble à « ${text} ». Vérifiez le nom, ou essayez le code Insee de la commune.`,
  metropolitan: 'France métropolitaine',
}
