/** How many actions of the plan stand at each place: under an axis, its axes and its objectives, each action once. Pure. Rules: docs/rules/plan.md §3.3. */
import { planFacts } from '../facts.ts'
import type { ActionFlag, ActionStatus } from '../plan.ts'

type Placed = {
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly axisId: string | null
  readonly objectiveIds: readonly string[]
}
type Places = {
  readonly axes: readonly { readonly id: string; readonly parentId: string | null }[]
  readonly objectives: readonly { readonly id: string }[]
}

/** By the id of the axis or of the objective; abandoned and deferred actions are not counted. */
export function countByPlace(
  { axes, objectives }: Places,
  actions: readonly Placed[],
): Readonly<Record<string, number>> {
  const within = (id: string): readonly string[] => [
    id,
    ...axes.filter(({ parentId }) => parentId === id).flatMap((axis) => within(axis.id)),
  ]
  const totalOf = (isThere: (action: Placed) => boolean): number => planFacts(actions.filter(isThere)).total
  return Object.fromEntries([
    ...axes.map(({ id }) => {
      const inside = within(id)
      return [id, totalOf(({ axisId }) => axisId !== null && inside.includes(axisId))] as const
    }),
    ...objectives.map(({ id }) => [id, totalOf(({ objectiveIds }) => objectiveIds.includes(id))] as const),
  ])
}
