/** What the figures say around an action: the indicators of its objectives, never put to its credit. Rules: docs/rules/plan.md §7. */
import { listLatestReadings } from '#app/domains/observatory/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { computeContribution } from './contribution.ts'
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

/**
 * One reading per indicator of the objectives, and the arithmetic of the action alone when both are counted in places.
 * One statement, none when no objective has an indicator.
 */
export async function loadContext(db: Reader, thread: Thread, measures: readonly MeasureOfPlaces[]) {
  const { territoryCode } = thread
  const ids = [...new Set(thread.objectives.flatMap(({ indicatorId }) => indicatorId ?? []))]
  if (territoryCode === null || ids.length === 0) return { readings: [], contribution: null }
  const all = await listLatestReadings(db, [...new Set([...ids, births])], territoryCode)
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

export type ActionContext = Awaited<ReturnType<typeof loadContext>>
