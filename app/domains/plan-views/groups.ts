/** The actions of a view under the axes of the plan. Pure. */

import { mainObjective } from '#app/domains/plan/outline/numbering.ts'
import type { Outline } from '#app/domains/plan/outline/outline.server.ts'

type Placed = { readonly code: string; readonly axisId: string | null; readonly objectiveIds: readonly string[] }
export type AxisGroup<Action> = { readonly key: string; readonly title: string; readonly actions: readonly Action[] }

/** Id of the axis at the top of the tree, above an action: by its own axis, else by its main objective; null without any. */
export function topAxisOf({ axes, objectives }: Outline, action: Placed): string | null {
  const topOf = (id: string | null): string | null => {
    const axis = axes.find((one) => one.id === id)
    return axis ? (axis.parentId === null ? axis.id : topOf(axis.parentId)) : null
  }
  return topOf(action.axisId ?? mainObjective(objectives, action)?.axisId ?? null)
}

/** One group per top axis that has actions, in the order of the plan, then those without axis. */
export function groupByAxis<Action extends Placed>(
  outline: Outline,
  actions: readonly Action[],
  withoutAxis: string,
): readonly AxisGroup<Action>[] {
  const byTop = Map.groupBy(actions, (action) => topAxisOf(outline, action))
  return [
    ...outline.axes
      .filter(({ parentId }) => parentId === null)
      .map(({ id, levelLabel, code, title }) => ({
        key: id,
        title: `${levelLabel} ${code}. ${title}`,
        actions: byTop.get(id) ?? [],
      })),
    { key: 'rest', title: withoutAxis, actions: byTop.get(null) ?? [] },
  ].filter((group) => group.actions.length > 0)
}
