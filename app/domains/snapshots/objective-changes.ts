/** Objectives between two states of a plan: added, dropped, renamed, aimed or measured otherwise. Pure. Rules: docs/rules/followup.md §9. */
import type { FrozenObjective, PlanContent } from './plan-content.ts'

/** A value and its year; both null when it is not known. */
export type YearlyValue = { readonly value: number | null; readonly year: number | null }

type ObjectiveRef = {
  readonly objectiveId: string
  readonly code: string
  readonly title: string
  readonly measureName: string
  readonly unit: string
}
export type ObjectiveChange = ObjectiveRef &
  (
    | { readonly kind: 'added' | 'dropped' }
    | { readonly kind: 'renamed' | 'measured-otherwise'; readonly from: string; readonly to: string }
    | { readonly kind: 'baseline' | 'target' | 'last-value'; readonly from: YearlyValue; readonly to: YearlyValue }
  )

const refOf = ({ id, code, title, measureName, unit }: FrozenObjective): ObjectiveRef => ({
  objectiveId: id,
  code,
  title,
  measureName,
  unit,
})

const valuesOf = (objective: FrozenObjective) =>
  ({
    baseline: { value: objective.baseline, year: objective.baselineYear },
    target: { value: objective.target, year: objective.targetYear },
    'last-value': { value: objective.lastValue, year: objective.lastValueYear },
  }) as const

function changesOf(was: FrozenObjective, is: FrozenObjective): readonly ObjectiveChange[] {
  const ref = refOf(is)
  const [before, after] = [valuesOf(was), valuesOf(is)]
  return [
    ...(was.title === is.title ? [] : [{ ...ref, kind: 'renamed' as const, from: was.title, to: is.title }]),
    ...(was.measureName === is.measureName
      ? []
      : [{ ...ref, kind: 'measured-otherwise' as const, from: was.measureName, to: is.measureName }]),
    ...(['baseline', 'target', 'last-value'] as const).flatMap((kind) =>
      before[kind].value === after[kind].value && before[kind].year === after[kind].year
        ? []
        : [{ ...ref, kind, from: before[kind], to: after[kind] }],
    ),
  ]
}

/** In the order of the later state; those dropped come last, in the order they had. */
export function listObjectiveChanges(before: PlanContent, after: PlanContent): readonly ObjectiveChange[] {
  const were = new Map(before.objectives.map((objective) => [objective.id, objective]))
  const are = new Set(after.objectives.map(({ id }) => id))
  return [
    ...after.objectives.flatMap((is): readonly ObjectiveChange[] => {
      const was = were.get(is.id)
      return was ? changesOf(was, is) : [{ ...refOf(is), kind: 'added' }]
    }),
    ...before.objectives
      .filter(({ id }) => !are.has(id))
      .map((was): ObjectiveChange => ({ ...refOf(was), kind: 'dropped' })),
  ]
}
