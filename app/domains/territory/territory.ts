/** Communes, groupings, départements, régions, and the perimeters made of communes. Pure. Rules: docs/rules/territory.md. */

export type TerritoryKind = 'commune' | 'epci' | 'ept' | 'departement' | 'region' | 'country'

export type Territory = {
  /** Commune: INSEE code; EPCI and EPT: SIREN; département: `D92`; région: `R11`; France: `FR`. */
  readonly code: string
  readonly kind: TerritoryKind
  readonly name: string
  readonly siren: string | null
  /** Municipal population, inhabitants; null where nobody is counted. */
  readonly population: number | null
  readonly departmentCode: string | null
  readonly regionCode: string | null
  readonly epciCode: string | null
  readonly eptCode: string | null
}

export const countryCode = 'FR'
/** What sources publish where they have no figure of the whole country. */
export const metropolitanCode = 'FX'
export const departmentCode = (code: string): string => `D${code}`
export const regionCode = (code: string): string => `R${code}`

/** Legal nature of a grouping, read at the start of its official name. Rule: docs/rules/territory.md §1. */
export type GroupingNature =
  | 'communaute-de-communes'
  | 'communaute-d-agglomeration'
  | 'communaute-urbaine'
  | 'metropole'
  | 'etablissement-public-territorial'

const naturePrefixes: readonly (readonly [string, GroupingNature])[] = [
  ['CC ', 'communaute-de-communes'],
  ['CA ', 'communaute-d-agglomeration'],
  ['CU ', 'communaute-urbaine'],
]

/** @returns undefined for what is not a grouping of communes */
export function natureOf({ kind, name }: Pick<Territory, 'kind' | 'name'>): GroupingNature | undefined {
  if (kind === 'ept') return 'etablissement-public-territorial'
  if (kind !== 'epci') return
  return naturePrefixes.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'metropole'
}

/**
 * Inhabitants of a perimeter: the sum over its territories, each counted once. Rule: docs/rules/territory.md §3.
 * @returns undefined for an empty perimeter, or when one of them has no known population
 */
export function computePopulation(territories: readonly Pick<Territory, 'code' | 'population'>[]): number | undefined {
  const populations = new Map(territories.map(({ code, population }) => [code, population]))
  if (populations.size === 0) return
  let sum = 0
  for (const population of populations.values()) {
    if (population === null) return
    sum += population
  }
  return sum
}

/** The département most inhabitants of these communes live in: the one whose figures frame theirs. */
export function mainDepartmentOf(
  communes: readonly Pick<Territory, 'departmentCode' | 'population'>[],
): string | undefined {
  const inhabitants = new Map<string, number>()
  for (const { departmentCode: code, population } of communes)
    if (code !== null) inhabitants.set(code, (inhabitants.get(code) ?? 0) + (population ?? 0))
  return [...inhabitants].sort(([, one], [, other]) => other - one)[0]?.[0]
}

type Named = { readonly name: string }

/** Overseas a région is its only département, and bears its name: one is not put beside the other. */
export const isItsDepartment = (region: Named | null | undefined, department: Named | undefined): boolean =>
  !!region && region.name === department?.name

/** The EPT, else the EPCI, that all these communes share; its code. A commune that is no more is in none. */
export function sharedGroupingOf(communes: readonly Territory[]): string | undefined {
  const today = communes.filter((commune) => !isFormer(commune))
  const codes = new Set(today.map(({ eptCode, epciCode }) => eptCode ?? epciCode))
  const [code] = codes
  return codes.size === 1 ? (code ?? undefined) : undefined
}

/** A commune or a grouping that is no more: kept, since a perimeter may name it, with nobody in it and in no territory. */
export const isFormer = ({ kind, population, departmentCode }: Territory): boolean =>
  population === null && (kind === 'commune' ? departmentCode === null : kind === 'epci' || kind === 'ept')
