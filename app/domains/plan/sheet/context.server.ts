/** What the figures say around an action: the indicators of its objectives, never put to its credit. Rules: docs/rules/plan.md §7. */
import { sql } from 'kysely'
import { mainTerritoryCode } from '#app/domains/diagnosis/queries.server.ts'
import { readLatest, selectLatest, withNationalFigures } from '#app/domains/observatory/queries.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import { computeContribution } from './contribution.ts'
import type { ActionKey } from './store.server.ts'
import type { Thread } from './thread.server.ts'

/** Indicators in places for 100 children under three: what an action opens in places can be put beside them. */
const placesIndicator = 'childcare-places'
const births = 'births'
/** Children under three are counted by the births of the three last years known: the source gives no other number of them. */
const yearsUnderThree = 3

type MeasureOfPlaces = {
  readonly unit: string
  readonly values: readonly { readonly value: number }[]
}

/** Last value of the measures counted in places, summed; null when none was read. */
function placesOpened(measures: readonly MeasureOfPlaces[]): number | null {
  const values = measures
    .filter(({ unit }) => unit.toLowerCase().startsWith('place'))
    .flatMap((measure) => measure.values.at(-1)?.value ?? [])
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}

/** Figures of the indicators of an action's objectives, and the births, on the main territory of the CTG. */
export const askContext = compileOnce((_db, slot: SlotOf<ActionKey>) => {
  const ofObjectives = sql<string>`
    select objective.indicator_id from action_objective
    join objective on objective.ctg_id = action_objective.ctg_id and objective.id = action_objective.objective_id
    where action_objective.ctg_id = ${slot('ctgId')} and action_objective.action_id = ${slot('actionId')}
      and objective.indicator_id is not null`
  return selectLatest(sql`(array(${ofObjectives}) || ${births}::text)`, mainTerritoryCode(slot('ctgId')))
})

/**
 * One reading per indicator of the objectives, and the arithmetic of the action alone when both are counted in places.
 * @param figures as `askContext` answers them
 */
export async function contextOf(
  figures: Awaited<ReturnType<typeof askContext>>,
  { objectives }: Thread,
  measures: readonly MeasureOfPlaces[],
) {
  const ids = [...new Set(objectives.flatMap(({ indicatorId }) => indicatorId ?? []))]
  if (ids.length === 0) return { readings: [], contribution: null }
  const all = readLatest([...new Set([...ids, births])], await withNationalFigures(figures[0]))
  const added = placesOpened(measures)
  const isInPlaces = ids.some((id) => id.startsWith(placesIndicator))
  const lastBirths = all.find(({ indicator }) => indicator.id === births)?.series.slice(-yearsUnderThree) ?? []
  const [first] = lastBirths
  const last = lastBirths.at(-1)
  const isKnown = first && last && lastBirths.length === yearsUnderThree
  const children = isKnown ? lastBirths.reduce((sum, { value }) => sum + value, 0) : null
  return {
    readings: all
      .filter(({ indicator }) => ids.includes(indicator.id))
      .map(({ indicator: { name, unit, decimals }, territoryName, reading, year }) => {
        return { name, unit, decimals, territoryName, reading, year }
      }),
    contribution:
      isInPlaces && added !== null
        ? {
            added,
            children,
            firstYear: first?.year ?? null,
            lastYear: last?.year ?? null,
            result: computeContribution(added, children),
          }
        : null,
  }
}
