/** What the first page of the observatory offers: départements by région, and what is known, from whom and of which year. Pure. */
import type { Territory } from '#app/domains/territory/territory.ts'
import { type ThemeKey, themeKeys, themesToAsk } from './observatory.ts'

/** Those that have public figures, the territory seen whole first. */
export const portraitFirst: readonly ThemeKey[] = [
  'portrait',
  ...themeKeys.filter((key) => key !== 'portrait' && !themesToAsk.some((asked) => asked === key)),
]

type Place = Pick<Territory, 'code' | 'name' | 'kind' | 'population' | 'regionCode'>

export type RegionEntry = {
  /** Null for the collectivités d’outre-mer, which are in no région. */
  readonly region: Pick<Territory, 'code' | 'name' | 'population'> | null
  readonly departments: readonly Pick<Territory, 'code' | 'name'>[]
}

/** @param places régions and départements by name; a territory without inhabitant is left out */
export function regionsOf(places: readonly Place[]): readonly RegionEntry[] {
  const departments = places.filter(({ kind, population }) => kind === 'departement' && population !== 0)
  const within = (code: string | null) =>
    departments.filter(({ regionCode }) => regionCode === code).map(({ code: own, name }) => ({ code: own, name }))
  const regions = places.filter(({ kind }) => kind === 'region')
  const entries: readonly RegionEntry[] = [
    ...regions.map(({ code, name, population }) => ({
      region: { code, name, population },
      departments: within(code),
    })),
    { region: null, departments: within(null) },
  ]
  return entries.filter((entry) => entry.departments.length > 0)
}

/** One indicator under one theme, and the last year loaded of it; null when this instance has no figure. */
export type KnownIndicator = {
  readonly id: string
  readonly theme: ThemeKey
  readonly name: string
  readonly source: string
  readonly numeratorId: string | null
  readonly year: number | null
}

export type ContentsLine = {
  readonly source: string
  readonly year: number
  /** Of every commune of the country, or only of places this instance was given. */
  readonly isEverywhere: boolean
  readonly names: readonly string[]
}

/**
 * What one finds here, theme by theme: the indicators of one source and one last year together, in the order of the theme.
 * @param lots figures of the whole country, by indicator and year
 * @returns without what this instance has no figure of
 */
export function contentsOf(
  indicators: readonly KnownIndicator[],
  lots: readonly { readonly indicatorId: string; readonly year: number }[],
): readonly { readonly theme: ThemeKey; readonly lines: readonly ContentsLine[] }[] {
  const countryYears = new Map<string, number>()
  for (const { indicatorId, year } of lots)
    countryYears.set(indicatorId, Math.max(year, countryYears.get(indicatorId) ?? year))
  const known = indicators.flatMap((indicator) => {
    // A ratio that nobody publishes has the figures of what it divides.
    const countryYear = countryYears.get(indicator.id) ?? countryYears.get(indicator.numeratorId ?? '')
    const year = countryYear ?? indicator.year
    return year === null ? [] : [{ ...indicator, year, isEverywhere: countryYear !== undefined }]
  })
  return portraitFirst.flatMap((theme) => {
    const groups = Map.groupBy(
      known.filter((indicator) => indicator.theme === theme),
      ({ source, year, isEverywhere }) => `${isEverywhere} ${source} ${year}`,
    )
    const lines = [...groups.values()].flatMap((group): readonly ContentsLine[] => {
      const [first] = group
      if (!first) return []
      const { source, year, isEverywhere } = first
      return [{ source, year, isEverywhere, names: group.map(({ name }) => name) }]
    })
    return lines.length === 0 ? [] : [{ theme, lines }]
  })
}
export type Contents = ReturnType<typeof contentsOf>
