/** Any territory of the country by its code: its portrait, a map, what it is in and what it holds. Public figures: no right is asked. */
import {
  listCommunesOf,
  listDepartments,
  listTerritories,
  searchTerritories,
} from '#app/domains/territory/queries.server.ts'
import { isItsDepartment, mainDepartmentOf, type Territory } from '#app/domains/territory/territory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { anyLabels as t } from './any-labels.fr.ts'
import { mapOfIndicator, toldApart } from './figure-map.ts'
import { insideOf } from './inside.ts'
import type { Dot, Indicator, ThemeKey } from './observatory.ts'
import { withoutNames } from './placed-figures.ts'
import { listQuarters } from './quarters.server.ts'
import { namedAmong } from './quarters.ts'
import { getIndicatorFigures, getThemeFigures } from './queries.server.ts'
import { readRegionMap } from './region-map-queries.server.ts'
import { warehouseState } from './warehouse.server.ts'

/** What has a portrait. */
const kinds = ['commune', 'epci', 'ept', 'departement', 'region'] as const
/** What the map shows: known for most communes. */
const mapped = 'median-income'

type Within = {
  readonly counted: keyof typeof t.withinOf
  readonly places: readonly Pick<Territory, 'code' | 'name'>[]
}
type Perimeter = {
  /** What the figures are read of. */
  readonly codes: readonly string[]
  /** What it is put beside. */
  readonly departmentCode: string | null
  readonly communes: readonly Territory[]
  /** One step down; null for a commune. */
  readonly within: Within | null
}

async function perimeterOf(db: Reader, territory: Territory): Promise<Perimeter> {
  const { code, kind } = territory
  if (kind === 'commune')
    return { codes: [code], departmentCode: territory.departmentCode, communes: [territory], within: null }
  if (kind === 'region') {
    const within: Within = { counted: 'departements', places: await listDepartments(db, code) }
    return { codes: [code], departmentCode: null, communes: [], within }
  }
  const communes = await listCommunesOf(db, code)
  if (kind !== 'departement') {
    const within: Within = { counted: 'communes', places: communes }
    return {
      codes: communes.map((commune) => commune.code),
      departmentCode: mainDepartmentOf(communes) ?? null,
      communes,
      within,
    }
  }
  const groupings = new Set(communes.flatMap(({ eptCode, epciCode }) => eptCode ?? epciCode ?? []))
  const places = (await listTerritories(db, [...groupings])).toSorted((one, other) =>
    one.name.localeCompare(other.name, 'fr'),
  )
  return { codes: [code], departmentCode: code, communes, within: { counted: 'groupings', places } }
}

/** What a territory is in, the largest first; a grouping is in the département where most of its people live. */
async function listAround(db: Reader, territory: Territory, { departmentCode, communes }: Perimeter) {
  const { code, epciCode, eptCode } = territory
  const commune = communes.find((one) => one.departmentCode === departmentCode)
  const codes = [territory.regionCode ?? commune?.regionCode, departmentCode, epciCode, eptCode]
  const around = await listTerritories(
    db,
    codes.flatMap((one) => (one && one !== code ? one : [])),
  )
  const department = [...around, territory].find(({ kind }) => kind === 'departement')
  return around.filter((one) => one.kind !== 'region' || !isItsDepartment(one, department))
}

type Mapped = {
  readonly name: string
  readonly year: number | null
  readonly picture: NonNullable<ReturnType<typeof mapOfIndicator>>
  readonly isFine: boolean
  readonly indicator: Indicator
  /** The highest first. */
  readonly dots: readonly Dot[]
}

/** The communes of the département, or the intercommunalités of the région; null where none of them has a value. */
async function readMap(db: Reader, territory: Territory, { codes, departmentCode, communes, within }: Perimeter) {
  const { figures, ground, department } = await getIndicatorFigures(db, {
    indicatorId: mapped,
    perimeterCodes: codes,
    departmentCode,
  })
  const { indicator, year, dots } = figures
  if (territory.kind === 'region') {
    const query = { indicator, perimeterCodes: [], departmentCode: within?.places[0]?.code ?? null }
    const map = await readRegionMap(db, query, (region) => t.mapOf.groupings(indicator.name, region))
    if (!map) return null
    const shown: Mapped = {
      ...{ name: t.mapOf.groupings(indicator.name, map.region.name), year: map.year, picture: map.picture },
      ...{ isFine: map.isFine, indicator, dots: map.dots },
    }
    return shown
  }
  const own = toldApart(
    communes.map(({ code }) => code),
    figures,
  )
  const name = t.mapOf.communes(indicator.name, department?.name ?? '')
  const picture = mapOfIndicator(figures, ground, own, name)
  const shown: Mapped | null = picture && { name, year, picture, isFine: ground.isFine, indicator, dots }
  return shown
}

/** @returns undefined for a code that is no commune, intercommunalité, département nor région */
export async function findAnyTerritory(db: Reader, code: string, themeKey: ThemeKey) {
  const [territory] = await listTerritories(db, [code])
  if (!territory || !kinds.some((kind) => kind === territory.kind)) return
  const perimeter = await perimeterOf(db, territory)
  const { codes, departmentCode, communes, within } = perimeter
  const [figures, map, quarters, around] = await Promise.all([
    getThemeFigures(db, { themeKey, perimeterCodes: codes, departmentCode }),
    readMap(db, territory, perimeter),
    listQuarters(communes.map(({ code: commune }) => commune)),
    listAround(db, territory, perimeter),
  ])
  return {
    territory,
    themeKey,
    figures: withoutNames(figures),
    defined: figures.indicators.map(({ indicator: one }) => one),
    inside: insideOf(figures.indicators),
    quarters: namedAmong(quarters, communes),
    map,
    around: around.map(({ code: one, name }) => ({ code: one, name })),
    within: within && { ...within, places: within.places.map(({ code: one, name }) => ({ code: one, name })) },
    isPreparing: warehouseState() === 'preparing',
  }
}
export type AnyTerritory = NonNullable<Awaited<ReturnType<typeof findAnyTerritory>>>

export const searchAnyTerritory = (db: Reader, text: string): Promise<readonly Territory[]> =>
  searchTerritories(db, text, { kinds, limit: 12 })
