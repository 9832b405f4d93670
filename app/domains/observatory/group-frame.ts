/** What an indicator says of a group of communes: computed of their counts, else the middle one and its range. Pure. Rules: docs/rules/observatory.md §11. */
import { medianOf } from './crossing.ts'
import { type Frame, type Indicator, missing, type Reading, type ReadingFlag } from './observatory.ts'
import { isIntercommunalite } from './peer-kinds.ts'
import type { Figures, Group } from './theme-figures.ts'

/** Under it, a middle value is that of two communes. */
const fewestKnown = 3

/** Of what is loaded and not shown, nobody is told to load it. */
const isAnySecret = (readings: readonly Reading[]): boolean =>
  readings.some((reading) => reading.kind === 'missing' && reading.reason === 'secret')

/** None for a count: the count of a group depends on how many communes it has. */
export function frameOfGroup(
  figures: Figures,
  indicator: Indicator,
  { code, name, memberCodes }: Group,
  year: number,
): Frame {
  const readings = memberCodes.map((member) => figures.read(indicator, { code: member, memberCodes: [] }, year))
  const values = readings.flatMap((reading) => (reading.kind === 'value' ? [reading.value] : []))
  const flagsOf = (value: number): readonly ReadingFlag[] =>
    readings.flatMap((one) => (one.kind === 'value' && one.value === value ? [one.flags] : []))[0] ?? []
  const frame = { code, kind: 'group', name } as const
  if (!indicator.isRate) return { ...frame, reading: missing('not-loaded') }
  if (values.length < fewestKnown) {
    if (isAnySecret(readings)) return { ...frame, reading: missing('secret') }
    return { ...frame, reading: missing(values.length === 0 ? 'not-loaded' : 'incomplete') }
  }
  const computed = figures.read(indicator, { code: null, memberCodes }, year)
  const isMedian = computed.kind === 'missing'
  const [middle, lowest] = [medianOf(values), Math.min(...values)]
  const reading: Reading = isMedian ? { kind: 'value', value: middle, year, flags: flagsOf(middle) } : computed
  const span = {
    known: values.length,
    of: memberCodes.length,
    lowest,
    lowestFlags: flagsOf(lowest),
    highest: Math.max(...values),
    isMedian,
    isOfGroupings: memberCodes.some(isIntercommunalite),
  }
  return { ...frame, reading, span }
}
