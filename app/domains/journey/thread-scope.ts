/** What of the thread a filter of the plan keeps. Pure. Rules: docs/rules/journey.md §5. */
import type { PlanFilter } from '#app/domains/plan-list/queries.server.ts'
import type { Thread, ThreadLine } from './thread.ts'

type Axis = { readonly id: string; readonly parentId: string | null }
type Objective = { readonly id: string; readonly axisId: string; readonly themeId: string | null }

export type ThreadScope = {
  readonly actionIds: ReadonlySet<string>
  readonly objectiveIds: ReadonlySet<string>
  readonly issueIds: ReadonlySet<string>
}

const needCriteria: ReadonlySet<string> = new Set<keyof PlanFilter>(['themeIds', 'axisIds', 'objectiveIds'])

/** Its criteria are themes, axes, objectives: a need without any action can answer them too. */
export const isOfNeeds = (filter: PlanFilter): boolean =>
  Object.entries(filter).every(([name, value]) => value === undefined || needCriteria.has(name))

/**
 * An objective is in when one of its actions is, or when it answers a filter of needs itself; an issue, when one of its
 * objectives is, or when it is of a theme asked and nothing else is.
 * @param actionIds what the filter keeps; left out, the filter keeps everything
 */
export function scopeOfFilter(
  { issues, objectives, objectiveActions }: Pick<Thread, 'issues' | 'objectives' | 'objectiveActions'>,
  outline: { readonly axes: readonly Axis[]; readonly objectives: readonly Objective[] },
  filter: PlanFilter,
  actionIds: ReadonlySet<string>,
): ThreadScope {
  const { themeIds, axisIds, objectiveIds } = filter
  const answered = new Set(objectiveActions.filter(({ to }) => actionIds.has(to)).map(({ from }) => from))
  const axisOf = new Map(outline.axes.map((axis) => [axis.id, axis]))
  const isUnder = (axisId: string | null): boolean =>
    axisId !== null && (axisIds?.includes(axisId) || isUnder(axisOf.get(axisId)?.parentId ?? null))
  const isAsked = ({ id, axisId, themeId }: Objective): boolean =>
    isOfNeeds(filter) &&
    (themeIds === undefined || (themeId !== null && themeIds.includes(themeId))) &&
    (axisIds === undefined || isUnder(axisId)) &&
    (objectiveIds === undefined || objectiveIds.includes(id))
  const shownObjectiveIds = new Set(
    outline.objectives.filter((one) => answered.has(one.id) || isAsked(one)).map(({ id }) => id),
  )
  const tied = new Set(objectives.filter(({ id }) => shownObjectiveIds.has(id)).map(({ issueId }) => issueId))
  const isThemeAsked = (themeId: string): boolean =>
    isOfNeeds(filter) &&
    axisIds === undefined &&
    objectiveIds === undefined &&
    (themeIds === undefined || themeIds.includes(themeId))
  return {
    actionIds,
    objectiveIds: shownObjectiveIds,
    issueIds: new Set(issues.filter(({ id, themeId }) => tied.has(id) || isThemeAsked(themeId)).map(({ id }) => id)),
  }
}

/** The lines that are in, with what is in of each; `otherCount`: actions of the objective that the filter leaves out. */
export const linesWithin = (lines: readonly ThreadLine[], scope: ThreadScope) =>
  lines
    .filter(({ issue }) => scope.issueIds.has(issue.id))
    .map(({ objectives, ...line }) => ({
      ...line,
      objectives: objectives
        .filter(({ objective }) => scope.objectiveIds.has(objective.id))
        .map(({ objective, actions }) => {
          const actionsInScope = actions.filter(({ id }) => scope.actionIds.has(id))
          return { objective, actions: actionsInScope, otherCount: actions.length - actionsInScope.length }
        }),
    }))
