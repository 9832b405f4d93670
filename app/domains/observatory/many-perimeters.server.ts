/** What a few indicators say of many perimeters, in three statements whatever their number: their own readings, compared with nothing. */
import { listTerritoriesOfMany } from '#app/domains/territory/queries.server.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { assembleFigures } from './assemble-figures.ts'
import type { IndicatorFigures, ThemeKey } from './observatory.ts'
import { listFigures, listIndicators } from './scene-rows.server.ts'
import { openFigures, setScene } from './theme-figures.ts'

type Perimeter = {
  readonly key: string
  readonly communeCodes: readonly string[]
  readonly departmentCode: string | null
}

/** Of the indicators of a theme, these. */
type ThemeQuery = { readonly themeKey: ThemeKey; readonly indicatorIds: readonly string[] }

/**
 * By perimeter. Whether a reading is known, and in which communes, is what a theme of that perimeter says (a test holds the two
 * together); frames, places and ranks are not: the other communes of the département are not read.
 */
export async function readManyPerimeters(
  db: Reader,
  { themeKey, indicatorIds }: ThemeQuery,
  perimeters: readonly Perimeter[],
): Promise<ReadonlyMap<string, readonly IndicatorFigures[]>> {
  if (perimeters.length === 0) return new Map()
  const codes = [...new Set(perimeters.flatMap(({ communeCodes }) => communeCodes))]
  const departments = [...new Set(perimeters.flatMap(({ departmentCode }) => departmentCode ?? []))]
  const territories = await listTerritoriesOfMany(db, codes, departments)
  const all = await listIndicators(db, { themeKey })
  const placed = all.filter(({ id, place }) => place !== null && indicatorIds.includes(id))
  const operands = new Set(placed.flatMap(({ numeratorId, denominatorId }) => [numeratorId, denominatorId]))
  const indicators = all.filter((one) => placed.includes(one) || operands.has(one.id))
  const larger = territories.filter(({ kind }) => kind !== 'commune').map(({ code }) => code)
  const figures = await listFigures(
    db,
    indicators.map(({ id }) => id),
    [...codes, ...larger],
  )
  const opened = openFigures(figures, indicators)
  const near = nearOf(territories)
  return new Map(
    perimeters.map(({ key, communeCodes, departmentCode }) => {
      const scene = setScene(near(communeCodes), communeCodes, departmentCode)
      return [key, placed.map((indicator) => assembleFigures(opened, indicator, scene))]
    }),
  )
}

const groupingOf = ({ eptCode, epciCode }: Territory): string => eptCode ?? epciCode ?? ''

/** Of all the territories read, those that a perimeter is set among: its communes, those of their groupings, and what is larger. */
function nearOf(territories: readonly Territory[]): (communeCodes: readonly string[]) => readonly Territory[] {
  const [communes, larger] = [
    territories.filter(({ kind }) => kind === 'commune'),
    territories.filter(({ kind }) => kind !== 'commune'),
  ]
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const byGrouping = Map.groupBy(communes, groupingOf)
  return (communeCodes) => {
    const own = communeCodes.flatMap((code) => byCode.get(code) ?? [])
    const groupings = new Set(own.map(groupingOf))
    const around = [...groupings].flatMap((code) => (code === '' ? own : (byGrouping.get(code) ?? [])))
    return [...larger, ...new Set([...own, ...around])]
  }
}
