/** What an indicator says of a group of communes: computed of their counts, else the middle one and its range. Pure. Rules: docs/rules/observatory.md §11. */
import { medianOf } from './crossing.ts'
import { type Frame, type Indicator, missing, type Reading } from './observatory.ts'
import type { Figures, Group } from './theme-figures.ts'

/** Under it, a middle value is that of two communes. */
const fewestKnown = 3

/** None for a count: the count of a group depends on how many communes it has. */
export function frameOfGroup(
  figures: Figures,
  indicator: Indicator,
  { code, name, memberCodes }: Group,
  year: number,
): Frame {
  const values = memberCodes.flatMap((member) => {
    const reading = figures.read(indicator, { code: member, memberCodes: [] }, year)
    return reading.kind === 'value' ? [reading.value] : []
  })
  const frame = { code, kind: 'group', name } as const
  if (!indicator.isRate || values.length === 0) return { ...frame, reading: missing('not-loaded') }
  if (values.length < fewestKnown) return { ...frame, reading: missing('incomplete') }
  const computed = figures.read(indicator, { code: null, memberCodes }, year)
  const isMedian = computed.kind === 'missing'
  const reading: Reading = isMedian ? { kind: 'value', value: medianOf(values), year, flags: [] } : computed
  const span = {
    known: values.length,
    of: memberCodes.length,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    isMedian,
  }
  return { ...frame, reading, span }
}
