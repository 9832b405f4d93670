/** Reads the figures of a theme, or of one indicator, for a perimeter among the communes of its département. */
import { type Expression, sql } from 'kysely'
import { listTerritoriesAround } from '#app/domains/territory/queries.server.ts'
import { withFormerParts } from '#app/domains/territory/split-communes.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { assembleFigures, freeze } from './assemble-figures.ts'
import { indicatorColumns } from './evidence.server.ts'
import type { MapGround } from './figure-map.ts'
import type { FrozenReading } from './frozen-reading.ts'
import { keptFigures } from './kept-figures.server.ts'
import { mainDepartmentCode } from './main-department.server.ts'
import type { Indicator, IndicatorFigures, ThemeFigures, ThemeKey } from './observatory.ts'
import { listFigures, listIndicators, type Which } from './scene-rows.server.ts'
import { type Figure, type Group, mergeFigures, openFigures, type Scene, setScene } from './theme-figures.ts'
import { warehouseVersion } from './warehouse.server.ts'
import { listCentres, listOutlines } from './warehouse-ground.server.ts'
import { listNationalFigures } from './warehouse-reads.server.ts'

type FiguresQuery = {
  /** Communes of the CTG, in any number. */
  readonly perimeterCodes: readonly string[]
  /** `D92`: the communes one is compared with; null when unknown, then nothing is compared. */
  readonly departmentCode: string | null
  /** Latest vintage wanted, for every indicator the last one not after it; default: the latest known. */
  readonly year?: number
  /** Groups of communes to put beside, wherever they are. */
  readonly groups?: readonly Group[]
}

/** Three statements, whatever the theme: territories, indicators, figures. */
async function loadScene(db: Reader, which: Which, { perimeterCodes, departmentCode, groups = [] }: FiguresQuery) {
  const [territories, indicators] = await Promise.all([
    listTerritoriesAround(db, perimeterCodes, departmentCode),
    listIndicators(db, which),
  ])
  const figures = await listFigures(
    db,
    indicators.map(({ id }) => id),
    [...new Set([...territories.map(({ code }) => code), ...groups.flatMap(({ memberCodes }) => memberCodes)])],
  )
  return {
    territories,
    indicators: indicators.filter(({ place }) => place !== null),
    figures: openFigures(figures, indicators),
    scene: setScene(territories, perimeterCodes, departmentCode, groups),
  }
}

/** What several communes are together, when they are all of a territory. */
function wholeOf(territories: readonly Territory[], { own, members }: Scene): ThemeFigures['whole'] {
  const whole = members.length > 0 ? territories.find(({ code }) => code === own.code) : undefined
  return whole ? { ...nameOf(whole), kind: whole.kind } : null
}

const nameOf = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name })

/**
 * What a theme's indicators say of a perimeter: own reading, frames, place among the communes of the département, series.
 * @returns no indicator for a theme without public figures (« vacances »)
 */
export function getThemeFigures(
  db: Reader,
  query: FiguresQuery & { readonly themeKey: ThemeKey },
): Promise<ThemeFigures> {
  // A transaction may have written figures: it reads its own.
  if (db.isTransaction) return readThemeFigures(db, query)
  // One question, whoever asks and however: no group is the same as none asked for.
  const { themeKey, perimeterCodes, departmentCode, year = null, groups = [] } = query
  const key = JSON.stringify([warehouseVersion(), themeKey, perimeterCodes, departmentCode, year, groups])
  return keptFigures.keep(db, key, Date.now(), () => readThemeFigures(db, query))
}

async function readThemeFigures(
  db: Reader,
  { themeKey, ...query }: FiguresQuery & { readonly themeKey: ThemeKey },
): Promise<ThemeFigures> {
  const { territories, indicators, figures, scene } = await loadScene(db, { themeKey }, query)
  const department = territories.find(({ code }) => code === query.departmentCode)
  return {
    themeKey,
    perimeter: territories.filter(({ code }) => query.perimeterCodes.includes(code)).map(nameOf),
    department: department ? nameOf(department) : null,
    whole: wholeOf(territories, scene),
    indicators: indicators.map((indicator) => assembleFigures(figures, indicator, scene, query.year)),
  }
}

/**
 * One indicator among the communes of the département, and where each of them is.
 * @throws DomainError not-found when the indicator does not exist
 */
export async function getIndicatorFigures(
  db: Reader,
  { indicatorId, ...query }: FiguresQuery & { readonly indicatorId: string },
) {
  const { territories, indicators, figures, scene } = await loadScene(db, { indicatorIds: [indicatorId] }, query)
  const department = territories.find(({ code }) => code === query.departmentCode)
  const indicator = found(indicators.at(0), 'observatory.indicator')
  const now = assembleFigures(figures, indicator, scene)
  return {
    perimeter: territories.filter(({ code }) => query.perimeterCodes.includes(code)).map(nameOf),
    department: department ? nameOf(department) : null,
    whole: wholeOf(territories, scene),
    figures: now,
    past: pastOf(now, (until) => assembleFigures(figures, indicator, scene, until)),
    ground: await groundOf(scene.communes.map(({ code }) => code)),
  }
}

/** The communes in the year the change is measured from; null without such a year. */
export type PastFigures = { readonly year: number; readonly dots: IndicatorFigures['dots'] } | null

function pastOf(now: IndicatorFigures, read: (until: number) => IndicatorFigures): PastFigures {
  const year = now.trend?.from.year
  if (year === undefined || now.year === null || year >= now.year) return null
  const past = read(year)
  return past.year === year ? { year, dots: past.dots } : null
}

/**
 * Several indicators among the same communes, each in its own vintage, in the order asked; those unknown are left out.
 * @returns with the communes of the grouping too, for who compares with those only
 */
export async function getSeveralFigures(
  db: Reader,
  { indicatorIds, ...query }: FiguresQuery & { readonly indicatorIds: readonly string[] },
) {
  const { territories, indicators, figures, scene } = await loadScene(db, { indicatorIds }, query)
  return {
    territories,
    communes: scene.communes,
    figures: indicators.map((indicator) => assembleFigures(figures, indicator, scene)),
  }
}

/** The parts of an indicator (« … dont »), in their order; none for most. */
export async function listPartIds(db: Reader, indicatorId: string): Promise<readonly string[]> {
  const rows = await rowsOf(db, 'indicator', { parent_id: indicatorId })
    .select(['id'])
    .orderBy('position')
    .limit(12)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a map of these communes is drawn on. */
export async function groundOf(codes: readonly string[]): Promise<MapGround> {
  const [{ isFine, outlines }, centres] = await Promise.all([listOutlines(codes), listCentres(codes)])
  const spots = centres.map(({ territoryCode, longitude, latitude }) => [territoryCode, [longitude, latitude]] as const)
  return { outlines, isFine, centres: new Map(spots) }
}

/** Where a figure is read, and the département it is put beside: a statement of its own, or part of another. */
export const selectPlace = (db: Reader, code: Value<string | null>) =>
  db
    .selectFrom('territory')
    .select(['code', 'name', mainDepartmentCode('territory').as('departmentCode')])
    .where('code', '=', code)
type Place = { readonly code: string; readonly name: string; readonly departmentCode: string | null }

/**
 * One reading with its frames and rank, as a finding freezes it.
 * @param year the last vintage not after it; default: the latest known
 * @throws DomainError not-found when the indicator or the territory does not exist
 */
export async function getReading(
  db: Reader,
  indicatorId: string,
  territoryCode: string,
  year?: number,
): Promise<FrozenReading> {
  const place = found(await selectPlace(db, territoryCode).executeTakeFirst(), 'observatory.territory')
  return getReadingAt(db, indicatorId, place, year)
}

/** The same, of a place read already. @throws DomainError not-found when the indicator does not exist */
export async function getReadingAt(
  db: Reader,
  indicatorId: string,
  place: Place,
  year?: number,
): Promise<FrozenReading> {
  const { indicators, figures, scene } = await loadScene(
    db,
    { indicatorIds: [indicatorId] },
    { perimeterCodes: [place.code], departmentCode: place.departmentCode },
  )
  const [only] = indicators
  return freeze(assembleFigures(figures, found(only, 'observatory.indicator'), scene, year), place)
}

export type LatestRow = {
  readonly indicators: readonly Indicator[]
  readonly figures: readonly Figure[]
  readonly territoryCode: string | null
  readonly territoryName: string | null
}
type LatestQuery = { readonly indicatorIds: readonly string[]; readonly territoryCode: string }

/** What `readLatest` is made of, as one statement: for a caller whose own rows say which indicators, and where. */
export const selectLatest = (indicatorIds: Expression<readonly string[]>, territoryCode: Expression<string | null>) =>
  sql<LatestRow>`
    with place as (select ${territoryCode} as code),
    asked as (select unnest(${indicatorIds}::text[]) as id),
    wanted as (
      select id from asked
      union
      select unnest(array[numerator_id, denominator_id]) from indicator where id in (select id from asked)
    )
    select
      coalesce((select json_agg(known) from (
        select ${indicatorColumns} from indicator join wanted using (id)) as known), '[]') as indicators,
      coalesce((select json_agg(read) from (
        select indicator_id as "indicatorId", territory_code as "territoryCode", year, value, status
        from figure join wanted on wanted.id = figure.indicator_id
        where territory_code = (select code from place)) as read), '[]') as figures,
      (select code from place) as "territoryCode",
      (select name from territory where code = (select code from place)) as "territoryName"`

const askLatest = compileOnce((_db, slot: SlotOf<LatestQuery>) =>
  selectLatest(slot('indicatorIds'), slot('territoryCode')),
)

/**
 * Last known reading of some indicators on one territory, without comparison, with the series behind it.
 * @returns in the order asked; an unknown indicator is left out; empty without a territory
 */
export function readLatest(indicatorIds: readonly string[], row: LatestRow | undefined) {
  if (!row || row.territoryCode === null) return []
  const { indicators, figures, territoryCode: code } = row
  const territoryName = row.territoryName ?? code
  const scene = {
    own: { code, memberCodes: [] },
    members: [],
    ownCodes: new Set([code]),
    communes: [],
    frames: [],
    groups: [],
  }
  const opened = openFigures(figures, indicators)
  return indicatorIds.flatMap((id) => {
    const indicator = indicators.find((known) => known.id === id)
    if (!indicator) return []
    const { year, own: reading, series } = assembleFigures(opened, indicator, scene)
    return [{ indicator, territoryName, year, reading, series }]
  })
}

/** The row of `selectLatest`, with what the country’s figures say of the same indicators on the same territory. */
export async function withNationalFigures(row: LatestRow | undefined): Promise<LatestRow | undefined> {
  if (!row || row.territoryCode === null) return row
  const indicatorIds = row.indicators.map(({ id }) => id)
  const national = await listNationalFigures({ indicatorIds, territoryCodes: withFormerParts([row.territoryCode]) })
  return { ...row, figures: mergeFigures(row.figures, national) }
}

/** The same, asked in one statement. */
export async function listLatestReadings(db: Reader, indicatorIds: readonly string[], territoryCode: string) {
  const [row] = await askLatest(db, { indicatorIds, territoryCode })
  return readLatest(indicatorIds, await withNationalFigures(row))
}
