/** Any territory of the country by its code: its portrait, and the map of its communes. Public figures: no right is asked. */
import { listCommunesOf, listTerritories, searchTerritories } from '#app/domains/territory/queries.server.ts'
import { mainDepartmentOf, type Territory } from '#app/domains/territory/territory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { mapOfIndicator } from './figure-map.ts'
import { insideOf } from './inside.ts'
import type { ThemeKey } from './observatory.ts'
import { withoutNames } from './placed-figures.ts'
import { listQuarters } from './quarters.server.ts'
import { namedAmong } from './quarters.ts'
import { getIndicatorFigures, getThemeFigures } from './queries.server.ts'
import { warehouseState } from './warehouse.server.ts'

/** What has a portrait. */
const kinds = ['commune', 'epci', 'ept', 'departement'] as const
/** What the map shows: known for most communes. */
const mapped = 'median-income'

/** The communes a portrait is of, and the département it is put beside. */
async function perimeterOf(db: Reader, territory: Territory) {
  if (territory.kind === 'commune')
    return { codes: [territory.code], departmentCode: territory.departmentCode, communes: [territory] }
  const communes = await listCommunesOf(db, territory.code)
  if (territory.kind === 'departement') return { codes: [territory.code], departmentCode: territory.code, communes }
  return {
    codes: communes.map(({ code }) => code),
    departmentCode: mainDepartmentOf(communes) ?? null,
    communes,
  }
}

/** @returns undefined for a code that is no commune, intercommunalité nor département */
export async function findAnyTerritory(db: Reader, code: string, themeKey: ThemeKey) {
  const [territory] = await listTerritories(db, [code])
  if (!territory || !kinds.some((kind) => kind === territory.kind)) return
  const { codes, departmentCode, communes } = await perimeterOf(db, territory)
  const asked = { perimeterCodes: codes, departmentCode }
  const [figures, indicator, quarters] = await Promise.all([
    getThemeFigures(db, { themeKey, ...asked }),
    getIndicatorFigures(db, { indicatorId: mapped, ...asked }),
    listQuarters(communes.map(({ code: commune }) => commune)),
  ])
  const own = territory.kind === 'departement' ? new Set<string>() : new Set(communes.map((commune) => commune.code))
  return {
    territory,
    themeKey,
    figures: withoutNames(figures),
    defined: figures.indicators.map(({ indicator: one }) => one),
    inside: insideOf(figures.indicators),
    quarters: namedAmong(quarters, communes),
    mapName: indicator.figures.indicator.name,
    mapYear: indicator.figures.year,
    map: mapOfIndicator(indicator.figures, indicator.ground, own, indicator.figures.indicator.name),
    isPreparing: warehouseState() === 'preparing',
  }
}
export type AnyTerritory = NonNullable<Awaited<ReturnType<typeof findAnyTerritory>>>

export const searchAnyTerritory = (db: Reader, text: string): Promise<readonly Territory[]> =>
  searchTerritories(db, text, { kinds, limit: 12 })
