/** Common objectives: the tree of axes above them, how each is measured. Pure. Rules: docs/rules/diagnosis.md §6-7. */
import { inputLabels } from './input-labels.fr.ts'

export type Axis = {
  readonly id: string
  readonly parentId: string | null
  readonly levelLabel: string
  readonly title: string
}

/** Levels a tree of axes may have. */
export const deepestLevel = 3

/** Level of an axis, from 1; 0 for null (above the tree). A parent that is not in the list counts as the top. */
export function levelOf(axes: readonly Pick<Axis, 'id' | 'parentId'>[], axisId: string | null): number {
  let level = 0
  let current = axisId
  while (current !== null && level <= axes.length) {
    const at = current
    level += 1
    current = axes.find(({ id }) => id === at)?.parentId ?? null
  }
  return level
}

/** Names of the three levels, from the top. */
export type LevelLabels = readonly [string, string, string]

/** Until a CTG gives them its own (docs/rules/plan.md §10.1). */
export const usualLevelLabels: LevelLabels = ['Axe', 'Orientation', 'Sous-orientation']

export const levelLabelOf = (
  labels: LevelLabels,
  axes: readonly Pick<Axis, 'id' | 'parentId'>[],
  axisId: string,
): string => labels[levelOf(axes, axisId) - 1] ?? labels[0]

export const refusalToCreateAxis = (
  axes: readonly Pick<Axis, 'id' | 'parentId'>[],
  parentId: string | null,
): 'axis-too-deep' | undefined => (levelOf(axes, parentId) >= deepestLevel ? 'axis-too-deep' : undefined)

/** Levels from this axis down to its deepest one, itself included. */
function heightOf(axes: readonly Pick<Axis, 'id' | 'parentId'>[], axisId: string): number {
  const top = levelOf(axes, axisId)
  return Math.max(
    ...axes.filter(({ id }) => isAtOrUnder(axes, id, axisId)).map(({ id }) => levelOf(axes, id) - top + 1),
  )
}

/** Whether an axis is this one, or somewhere under it. */
export function isAtOrUnder(
  axes: readonly Pick<Axis, 'id' | 'parentId'>[],
  axisId: string | null,
  otherId: string,
): boolean {
  let current = axisId
  for (let steps = 0; current !== null && steps <= axes.length; steps += 1) {
    const at = current
    if (at === otherId) return true
    current = axes.find(({ id }) => id === at)?.parentId ?? null
  }
  return false
}

/** Why an axis cannot go under this one (null: to the top); undefined when it can. Rule: docs/rules/plan.md §10.4. */
export function refusalToPlaceAxis(
  axes: readonly Pick<Axis, 'id' | 'parentId'>[],
  axisId: string,
  parentId: string | null,
): 'axis-under-itself' | 'axis-too-deep' | undefined {
  if (isAtOrUnder(axes, parentId, axisId)) return 'axis-under-itself'
  if (levelOf(axes, parentId) + heightOf(axes, axisId) > deepestLevel) return 'axis-too-deep'
}

export type PlacedAxis<Row> = Row & { readonly level: number }

/** Axes in reading order, each before those under it; the order of the list is kept among brothers. */
export function inTreeOrder<Row extends Pick<Axis, 'id' | 'parentId'>>(
  axes: readonly Row[],
): readonly PlacedAxis<Row>[] {
  const under = (parentId: string | null, level: number): readonly PlacedAxis<Row>[] =>
    level > deepestLevel
      ? []
      : axes
          .filter((axis) => axis.parentId === parentId)
          .flatMap((axis) => [{ ...axis, level }, ...under(axis.id, level + 1)])
  return under(null, 1)
}

export const measureKinds = ['indicator', 'series', 'own', 'none'] as const
/** A public indicator; a series a party shares; a measure of the parties' own; or said not to be measurable. */
export type MeasureKind = (typeof measureKinds)[number]

export type MeasureInput = {
  readonly measureKind: MeasureKind
  readonly indicatorId: string | null
  readonly seriesId: string | null
  readonly measureName: string
  readonly measureUnit: string
  readonly notMeasurableReason: string
  readonly baseline: number | null
  readonly baselineYear: number | null
  readonly target: number | null
  readonly targetYear: number | null
}

/** Sentences at the fields that do not hold together; empty when all is well. Rule: docs/rules/diagnosis.md §7.2. */
export function measureProblems(input: MeasureInput): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {}
  if (input.measureKind === 'indicator' && input.indicatorId === null)
    problems.indicatorId = inputLabels.measureIndicator
  if (input.measureKind === 'series' && input.seriesId === null) problems.seriesId = inputLabels.measureSeries
  if (input.measureKind === 'own' && input.measureName === '') problems.measureName = inputLabels.measureName
  if (input.measureKind === 'none' && input.notMeasurableReason === '')
    problems.notMeasurableReason = inputLabels.notMeasurableReason
  if (input.measureKind === 'none') return problems
  if (input.baseline !== null && input.baselineYear === null) problems.baselineYear = inputLabels.baselineYear
  if (input.target !== null && input.targetYear === null) problems.targetYear = inputLabels.targetYear
  if (input.baselineYear !== null && input.targetYear !== null && input.targetYear <= input.baselineYear)
    problems.targetYear = inputLabels.targetAfterBaseline
  return problems
}

export type Measured = {
  readonly isMeasurable: boolean
  readonly indicatorId: string | null
  readonly seriesId: string | null
  readonly measureName: string | null
}

export function measureKindOf({ isMeasurable, indicatorId, seriesId }: Omit<Measured, 'measureName'>): MeasureKind {
  if (!isMeasurable) return 'none'
  if (indicatorId !== null) return 'indicator'
  return seriesId === null ? 'own' : 'series'
}

/** How many years old a value is in the year of `today`. */
export const ageInYears = (valueYear: number, today: string): number => Number(today.slice(0, 4)) - valueYear
