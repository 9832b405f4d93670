/**
 * What is read of the file of the country: a theme or a territory by the order of territories, a map or a rank by that of indicators.
 * Nothing while it is not open. docs/decisions/0047.
 */
import type { Outline } from '#app/ui/charts/outlines.ts'
import type { Figure, FigureStatus } from './theme-figures.ts'
import { askColumns, openedWarehouse } from './warehouse.server.ts'
import { communeCodeLength } from './warehouse-tables.ts'

type Warehouse = NonNullable<ReturnType<typeof openedWarehouse>>
type Key = { readonly indicatorIds: readonly string[]; readonly territoryCodes: readonly string[] }

const numbersIn = (numbers: ReadonlyMap<string, number>, names: readonly string[]): readonly number[] =>
  [...new Set(names)].flatMap((name) => numbers.get(name) ?? [])

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld({ lots, absentStatus }: Warehouse, known: readonly Figure[], { indicatorIds, territoryCodes }: Key) {
  const present = new Set(
    known.map(({ indicatorId, territoryCode, year }) => `${indicatorId} ${territoryCode} ${year}`),
  )
  const wanted = lots.filter(({ indicatorId }) => indicatorIds.includes(indicatorId))
  return territoryCodes
    .filter(({ length }) => length === communeCodeLength)
    .flatMap((territoryCode): readonly Figure[] =>
      wanted
        .filter(({ indicatorId, year }) => !present.has(`${indicatorId} ${territoryCode} ${year}`))
        .map(({ indicatorId, year }) => {
          return { indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId) }
        }),
    )
}

/** The order that has fewer values to go through: those of some territories, or those of some indicators. */
const orderFor = ({ codes, indicatorIds }: Warehouse, units: number, measures: number) =>
  units * indicatorIds.length <= measures * codes.length ? 'by_territory' : 'by_indicator'

/** The stored values of these indicators on these territories, in no order. */
async function readStored(warehouse: Warehouse, { indicatorIds, territoryCodes }: Key): Promise<readonly Figure[]> {
  const units = numbersIn(warehouse.places, territoryCodes)
  const measures = numbersIn(warehouse.measures, indicatorIds)
  if (units.length === 0 || measures.length === 0) return []
  const isAll = measures.length === warehouse.indicatorIds.length
  const [measure = [], unit = [], year = [], value = [], status = []] = await askColumns(
    warehouse,
    `select measure, unit, year, value, status from ${orderFor(warehouse, units.length, measures.length)}
     where unit in (${units.join()})${isAll ? '' : ` and measure in (${measures.join()})`}`,
  )
  return measure.map((place, at) => ({
    indicatorId: warehouse.indicatorIds[place as number] ?? '',
    territoryCode: warehouse.codes[unit[at] as number] ?? '',
    year: year[at] as number,
    value: value[at] as number | null,
    status: status[at] as FigureStatus,
  }))
}

/** Figures of the country of these indicators on these territories; none while it is not open. */
export async function listNationalFigures(key: Key): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || key.indicatorIds.length === 0 || key.territoryCodes.length === 0) return []
  const known = await readStored(warehouse, key)
  return [...known, ...withheld(warehouse, known, key)]
}

/** Every stored value of one territory: its portrait. */
export async function readTerritory(territoryCode: string): Promise<readonly Figure[]> {
  const warehouse = openedWarehouse()
  return warehouse
    ? readStored(warehouse, { indicatorIds: warehouse.indicatorIds, territoryCodes: [territoryCode] })
    : []
}

/** The values of one indicator in one year, by commune: the map of the country, or of a part of it. */
export async function readCommunes(indicatorId: string, year: number): Promise<ReadonlyMap<string, number>> {
  const warehouse = openedWarehouse()
  const measure = warehouse?.measures.get(indicatorId)
  if (!warehouse || measure === undefined) return new Map()
  const [unit = [], value = []] = await askColumns(
    warehouse,
    `select unit, value from by_indicator where measure = ${measure} and year = ${year} and value is not null
       and unit < (select count(*) from unit where is_commune)`,
  )
  const { codes } = warehouse
  return new Map(unit.map((place, at) => [codes[place as number] ?? '', value[at] as number]))
}

export type FrameKind = 'department' | 'region' | 'country' | 'size'
export type FrameRank = {
  readonly frame: FrameKind
  /** `D92`, `R11`, `FR`, or the number of the class of size. */
  readonly code: string
  readonly rank: number
  readonly known: number
  /** Lowest, quartiles and highest, as shown. */
  readonly quantiles: readonly [number, number, number, number, number]
}
export type TerritoryRanks = {
  readonly indicatorId: string
  readonly year: number
  readonly ranks: readonly FrameRank[]
}

const inColumns: Readonly<Record<FrameKind, string>> = {
  department: 'in_department',
  region: 'in_region',
  country: 'in_country',
  size: 'in_size',
}

/** Where a commune stands in each frame, in the newest year of each indicator: made when the file is, read here. */
export async function readRanks(
  territoryCode: string,
  indicatorIds?: readonly string[],
): Promise<readonly TerritoryRanks[]> {
  const warehouse = openedWarehouse()
  const unit = warehouse?.places.get(territoryCode)
  if (!warehouse || unit === undefined) return []
  const measures = indicatorIds && numbersIn(warehouse.measures, indicatorIds)
  if (measures?.length === 0) return []
  const frames = Object.entries(inColumns).map(([frame, column]) => `when '${frame}' then ${column}`)
  const [measure = [], year = [], frame = [], code = [], rank = [], known = [], ...quantiles] = await askColumns(
    warehouse,
    `with own as (from unit where place = ${unit}),
     place as (from ranked where unit = ${unit}${measures ? ` and measure in (${measures.join()})` : ''})
     select place.measure, place.year, frame, spread.code, case frame ${frames.join(' ')} end, known,
       lowest, first_quartile, median, third_quartile, highest
     from place join spread using (measure, year), own
     where spread.code = case frame when 'department' then own.department when 'region' then own.region
       when 'size' then own.size::varchar else 'FR' end
     order by all`,
  )
  const byMeasure = new Map<number, { year: number; ranks: FrameRank[] }>()
  measure.forEach((place, at) => {
    const row = byMeasure.get(place as number) ?? { year: year[at] as number, ranks: [] }
    byMeasure.set(place as number, row)
    const five = quantiles.map((column) => column[at] as number) as unknown as FrameRank['quantiles']
    row.ranks.push({
      frame: frame[at] as FrameKind,
      code: code[at] as string,
      rank: rank[at] as number,
      known: known[at] as number,
      quantiles: five,
    })
  })
  return [...byMeasure].map(([place, row]) => ({ indicatorId: warehouse.indicatorIds[place] ?? '', ...row }))
}

export type Centre = { readonly territoryCode: string; readonly longitude: number; readonly latitude: number }

/** Where these communes are, in degrees, to about a kilometre; those that are not known are left out. */
export async function listCentres(territoryCodes: readonly string[]): Promise<readonly Centre[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return []
  const [territory = [], longitude = [], latitude = []] = await askColumns(
    warehouse,
    'select territory, longitude, latitude from centre where territory in (select unnest($1))',
    [territoryCodes],
  )
  return territory.map((code, at) => ({
    territoryCode: String(code),
    longitude: longitude[at] as number,
    latitude: latitude[at] as number,
  }))
}

/** Kept in ten-thousandths of a degree, each point as steps from the one before. */
function readPoints(steps: string): Outline['points'] {
  const numbers = steps.split(' ').map(Number)
  let [x, y] = [0, 0]
  const points: (readonly [number, number])[] = []
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at] ?? 0
    y += numbers[at + 1] ?? 0
    points.push([x / 10_000, y / 10_000])
  }
  return points
}

/**
 * The lines around these communes; the fine ones when they are known for all of them, else the generalised ones.
 * @returns `isFine`: false for outlines of about two kilometres, which a page says
 */
export async function listOutlines(
  territoryCodes: readonly string[],
): Promise<{ readonly isFine: boolean; readonly outlines: readonly Outline[] }> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return { isFine: false, outlines: [] }
  const [fine = [], one = [], other = [], points = []] = await askColumns(
    warehouse,
    `with asked as (select unnest($1) as code)
     select fine, one, other, points from outline
     where one in (from asked) or other in (from asked)`,
    [territoryCodes],
  )
  const finely = new Set(fine.flatMap((isFine, at) => (isFine ? [String(one[at]), String(other[at])] : [])))
  const isFine = territoryCodes.every((code) => finely.has(code))
  const outlines = fine.flatMap((isFineLine, at): readonly Outline[] =>
    isFineLine === isFine
      ? [
          {
            one: String(one[at]),
            other: other[at] === null ? null : String(other[at]),
            points: readPoints(String(points[at])),
          },
        ]
      : [],
  )
  return { isFine, outlines }
}

/** The communes that share a limit with one of these, by their codes. */
export async function listNeighbours(territoryCodes: readonly string[]): Promise<readonly string[]> {
  const warehouse = openedWarehouse()
  if (!warehouse || territoryCodes.length === 0) return []
  const [code = []] = await askColumns(
    warehouse,
    `with asked as (select unnest($1) as code),
     beyond as (
       select case when one in (from asked) then other else one end as code from outline
       where not fine and other is not null and (one in (from asked)) <> (other in (from asked)))
     select distinct code from beyond order by 1`,
    [territoryCodes],
  )
  return code.map(String)
}
