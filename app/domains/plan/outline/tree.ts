/** The plan as a tree: axes, objectives and actions at their places; what may be put where. Pure. Rules: docs/rules/plan.md §10. */
import { deepestLevel } from '#app/domains/diagnosis/diagnosis.ts'
import { codesAtPlace, compareCodes, type NumberingRule } from './numbering.ts'

type Axis = { readonly id: string; readonly parentId: string | null; readonly code: string }
type Objective = { readonly id: string; readonly axisId: string; readonly code: string }
type Outline<A extends Axis, O extends Objective> = { readonly axes: readonly A[]; readonly objectives: readonly O[] }

type Action = {
  readonly id: string
  readonly code: string
  readonly number: number
  readonly position: number
  readonly axisId: string | null
  /** The one that gives it its place first. */
  readonly objectiveIds: readonly string[]
}

/** Their order in the whole plan; the number decides between two that were never placed. */
export const inPlanOrder = <One extends Pick<Action, 'position' | 'code' | 'number'>>(
  actions: readonly One[],
): readonly One[] =>
  actions.toSorted(
    (one, other) => one.position - other.position || compareCodes(one.code, other.code) || one.number - other.number,
  )

export type ObjectiveNode<O, L> = {
  readonly objective: O
  /** Shared actions too, in the order of the plan. */
  readonly actions: readonly L[]
}
export type AxisNode<A, O, L> = {
  readonly axis: A
  /** From 1. */
  readonly level: number
  readonly axes: readonly AxisNode<A, O, L>[]
  readonly objectives: readonly ObjectiveNode<O, L>[]
  /** Actions of this axis that answer no objective. */
  readonly actions: readonly L[]
}
export type Tree<A, O, L> = {
  readonly axes: readonly AxisNode<A, O, L>[]
  /** Neither objective nor axis. */
  readonly loose: readonly L[]
}

/**
 * The tree of a plan. An action shared by several objectives is under each.
 * @param outline in the order of the plan
 * @param actions any order
 */
export function growTree<A extends Axis, O extends Objective, L extends Action>(
  { axes, objectives }: Outline<A, O>,
  actions: readonly L[],
): Tree<A, O, L> {
  const ordered = inPlanOrder(actions)
  const byObjective = new Map<string, L[]>(objectives.map(({ id }) => [id, []]))
  const byAxis = new Map<string, L[]>(axes.map(({ id }) => [id, []]))
  const loose: L[] = []
  for (const action of ordered) {
    for (const id of action.objectiveIds) byObjective.get(id)?.push(action)
    if (action.objectiveIds.length === 0) (byAxis.get(action.axisId ?? '') ?? loose).push(action)
  }
  const under = (parentId: string | null, level: number): readonly AxisNode<A, O, L>[] =>
    level > deepestLevel
      ? []
      : axes
          .filter((axis) => axis.parentId === parentId)
          .map((axis) => ({
            axis,
            level,
            axes: under(axis.id, level + 1),
            objectives: objectives
              .filter(({ axisId }) => axisId === axis.id)
              .map((objective) => ({ objective, actions: byObjective.get(objective.id) ?? [] })),
            actions: byAxis.get(axis.id) ?? [],
          }))
  return { axes: under(null, 1), loose }
}

/** The same without the axes and objectives that hold no action: what a filter leaves of it. */
export function withActionsOnly<A, O, L>({ axes, loose }: Tree<A, O, L>): Tree<A, O, L> {
  const prune = (nodes: readonly AxisNode<A, O, L>[]): readonly AxisNode<A, O, L>[] =>
    nodes
      .map((node) => ({
        ...node,
        axes: prune(node.axes),
        objectives: node.objectives.filter(({ actions }) => actions.length > 0),
      }))
      .filter(({ axes: inner, objectives, actions }) => inner.length + objectives.length + actions.length > 0)
  return { axes: prune(axes), loose }
}

export type CodeChange<L> = { readonly action: L; readonly code: string }

/** Actions whose number is not the one of their place, with that one: what numbering again would change. Rule: §10.2. */
export function listCodeChanges<L extends Action>(
  { objectives }: { readonly objectives: readonly Objective[] },
  actions: readonly L[],
  rule: NumberingRule,
): readonly CodeChange<L>[] {
  const placed = orderByPlace(objectives, actions)
  const codes = codesAtPlace(
    rule,
    placed.map(({ action, objectiveCode }) => ({ ...action, objectiveCode })),
  )
  return placed.flatMap(({ action }) => {
    const code = codes.get(action.id) ?? action.code
    return code === action.code ? [] : [{ action, code }]
  })
}

/** Each action once, at its first objective, in the order of the objectives; those without objective last. */
function orderByPlace<L extends Action>(objectives: readonly Objective[], actions: readonly L[]) {
  const rank = new Map(objectives.map(({ id }, index) => [id, index]))
  return inPlanOrder(actions)
    .map((action) => {
      const index = rank.get(action.objectiveIds[0] ?? '')
      return { action, index: index ?? objectives.length, objectiveCode: objectives[index ?? -1]?.code }
    })
    .toSorted((one, other) => one.index - other.index)
}
