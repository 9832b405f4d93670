/** What breaks the thread on the side of the plan, each with what mends it. Pure. Rules: docs/rules/journey.md §5. */
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import { listHoles, type Thread } from './thread.ts'
import type { ThreadScope } from './thread-scope.ts'

/** In the order of the thread, from the need to what is measured. */
export const planHoleKinds = [
  'issue-without-objective',
  'objective-without-issue',
  'objective-without-action',
  'action-without-objective',
  'action-without-lead',
  'action-without-end',
  'action-without-measure',
] as const
export type PlanHoleKind = (typeof planHoleKinds)[number]

export type PlanHole = {
  readonly kind: PlanHoleKind
  readonly id: string
  readonly title: string
  /** Whether the reader may mend it here. */
  readonly mayMend: boolean
  /** Of the sheet, for an action. */
  readonly version: number
}

const flagOf = {
  'action-without-objective': 'without-objective',
  'action-without-lead': 'without-lead',
  'action-without-end': 'without-end',
  'action-without-measure': 'without-measure',
} as const satisfies Partial<Record<PlanHoleKind, ActionFlag>>
type ActionHole = keyof typeof flagOf
const isActionHole = (kind: PlanHoleKind): kind is ActionHole => kind in flagOf

type Line = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly version: number
  readonly flags: readonly ActionFlag[]
}

/**
 * Holes are computed on the whole thread, then filtered: an objective whose actions are all filtered out is not without actions.
 * @param actions in the order of the plan, with their flags; those that are over call for nothing more
 * @param codes numbers of the objectives
 */
export function listPlanHoles(
  thread: Thread,
  actions: readonly Line[],
  codes: ReadonlyMap<string, string>,
  scope: ThreadScope,
  may: { readonly writeObjectives: boolean; readonly writeAction: (id: string) => boolean },
): readonly PlanHole[] {
  const holes = listHoles(thread)
  const isWithin = (id: string) => scope.objectiveIds.has(id) || scope.issueIds.has(id)
  const actionName = ({ code, title }: Line) => `${code} ${title}`.trim()
  return planHoleKinds.flatMap((kind): readonly PlanHole[] => {
    if (isActionHole(kind))
      return actions
        .filter(({ id, flags }) => scope.actionIds.has(id) && flags.includes(flagOf[kind]))
        .map((line) => ({
          kind,
          id: line.id,
          title: actionName(line),
          version: line.version,
          mayMend: may.writeAction(line.id),
        }))
    return holes
      .filter((hole) => hole.kind === kind && isWithin(hole.id))
      .map(({ id, title }) => ({
        kind,
        id,
        title: `${codes.get(id) ?? ''} ${title}`.trim(),
        version: 1,
        mayMend: may.writeObjectives,
      }))
  })
}
