/** One indicator over a whole région, intercommunalité by intercommunalité, on the outlines of their communes. Rules: docs/rules/observatory.md §12. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { type MapPicture, outlineMap } from '#app/ui/charts/outline-map.ts'
import type { Outline, Point } from '#app/ui/charts/outlines.ts'
import { missingWordsOf, placesOfMap } from './figure-map.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import type { Dot, Frame, Indicator, MissingDot } from './observatory.ts'
import { groundOf } from './queries.server.ts'
import { listFigures, listIndicators } from './scene-rows.server.ts'
import { openFigures } from './theme-figures.ts'

export type RegionMap = {
  readonly region: { readonly code: string; readonly name: string }
  readonly year: number
  readonly picture: MapPicture
  readonly isFine: boolean
  /** The highest first. */
  readonly dots: readonly Dot[]
  readonly missingDots: readonly MissingDot[]
  /** The région itself in the same year. */
  readonly frames: readonly Frame[]
}

type GroupingRow = { readonly code: string; readonly name: string; readonly communeCodes: readonly string[] }

/** The région of a département, and its intercommunalités with their communes: those that reach over its limit with the communes within. */
async function listGroupings(db: Reader, code: string) {
  const { rows } = await sql<GroupingRow & { readonly regionCode: string; readonly regionName: string }>`
    with here as (select region_code from territory where code = ${code})
    select epci.code, epci.name, json_agg(commune.code) as "communeCodes", region.code as "regionCode", region.name as "regionName"
    from here
    join territory commune on commune.region_code = here.region_code and commune.kind = 'commune'
    join territory epci on epci.code = commune.epci_code
    join territory region on region.code = here.region_code
    group by epci.code, epci.name, region.code, region.name
    order by epci.name limit 400`.execute(db)
  const [first] = rows
  return first && { region: { code: first.regionCode, name: first.regionName }, groupings: rows }
}

/** The lines between two intercommunalités: those inside one are left out, and what is beyond the région is nobody's. */
function linesBetween(outlines: readonly Outline[], groupingOf: ReadonlyMap<string, string>): readonly Outline[] {
  return outlines.flatMap(({ one, other, points }): readonly Outline[] => {
    const [mine, theirs] = [groupingOf.get(one), groupingOf.get(other ?? '')]
    if (mine === theirs) return []
    return mine === undefined
      ? [{ one: theirs ?? '', other: null, points }]
      : [{ one: mine, other: theirs ?? null, points }]
  })
}

type Whole = { readonly region: RegionMap['region']; readonly groupings: readonly GroupingRow[] }

async function readDots(db: Reader, indicatorId: string, { region, groupings }: Whole, own: ReadonlySet<string>) {
  const indicators = await listIndicators(db, { indicatorIds: [indicatorId] })
  const indicator = indicators.find(({ id }) => id === indicatorId)
  if (!indicator) return
  const figures = openFigures(
    await listFigures(
      db,
      indicators.map(({ id }) => id),
      [region.code, ...groupings.map(({ code }) => code)],
    ),
    indicators,
  )
  const read = (code: string, year: number) => figures.read(indicator, { code, memberCodes: [] }, year)
  const year = figures
    .yearsOf(indicator)
    .findLast((known) => groupings.some(({ code }) => read(code, known).kind === 'value'))
  if (year === undefined) return
  const dots: Dot[] = []
  const missingDots: MissingDot[] = []
  for (const { code, name } of groupings) {
    const reading = read(code, year)
    if (reading.kind === 'missing') missingDots.push({ code, name, reason: reading.reason })
    else dots.push({ code, name, value: reading.value, flags: reading.flags, isOwn: own.has(code) })
  }
  dots.sort((one, other) => other.value - one.value || one.name.localeCompare(other.name, 'fr'))
  const frames: readonly Frame[] = [{ ...region, kind: 'region', reading: read(region.code, year) }]
  return { indicator, year, dots, missingDots, frames }
}

/** @returns null where no intercommunalité has a value, or for a count, which follows their size */
export async function readRegionMap(
  db: Reader,
  {
    indicator: { id, isRate },
    perimeterCodes,
    departmentCode,
  }: {
    readonly indicator: Indicator
    readonly perimeterCodes: readonly string[]
    readonly departmentCode: string | null
  },
  titleOf: (regionName: string) => string,
): Promise<RegionMap | null> {
  const found = isRate && departmentCode !== null ? await listGroupings(db, departmentCode) : undefined
  if (!found) return null
  const { region, groupings } = found
  const groupingOf = new Map(
    groupings.flatMap(({ code, communeCodes }) => communeCodes.map((one) => [one, code] as const)),
  )
  const own = new Set(perimeterCodes.flatMap((code) => groupingOf.get(code) ?? []))
  const [read, ground] = await Promise.all([readDots(db, id, found, own), groundOf([...groupingOf.keys()])])
  if (!read) return null
  // Without outlines, an intercommunalité is where its first known commune is.
  const centres = new Map<string, Point>(
    groupings.flatMap(({ code, communeCodes }) => {
      const centre = communeCodes.map((one) => ground.centres.get(one)).find((one) => one !== undefined)
      return centre ? [[code, centre] as const] : []
    }),
  )
  const picture = outlineMap({
    title: titleOf(region.name),
    places: placesOfMap(read, centres, own),
    outlines: linesBetween(ground.outlines, groupingOf),
    format: (value) => t.formatValue(read.indicator, value),
    counted: t.territories,
    missingWords: missingWordsOf(read),
  })
  const { year, dots, missingDots, frames } = read
  return { region, year, picture, isFine: ground.isFine, dots, missingDots, frames }
}
