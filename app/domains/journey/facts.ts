/** What joins the counts of several slices, once for the dashboard and the milestones. Pure. Rules: docs/rules/journey.md §3. */
import { planFacts } from '#app/domains/plan/facts.ts'
import type { ActionLine } from '#app/domains/plan/queries.server.ts'
import type { MilestoneFacts } from './journey.ts'
import type { HoleKind } from './thread.ts'

export type HoleCount = { readonly kind: HoleKind; readonly count: number }

export type CtgCounts = {
  /** In the order of the thread, none of zero; an action without objective is a flag of the plan. */
  readonly holes: readonly HoleCount[]
  readonly partiesWithoutRepresentative: readonly string[]
  readonly copilCount: number
  readonly themesWithoutFinding: readonly string[]
  readonly findingsAwaitingPosition: number
  readonly retainedIssues: number
}

type Lines = readonly Pick<ActionLine, 'status' | 'flags'>[]

export function milestoneFacts(counts: CtgCounts, actions: Lines, conventionVersions: number): MilestoneFacts {
  const { total, flagged } = planFacts(actions)
  const hole = (kind: HoleKind): number => counts.holes.find((one) => one.kind === kind)?.count ?? 0
  return {
    ...counts,
    findingsWithoutElement: hole('finding-without-element'),
    objectivesWithoutBaseline: hole('objective-without-baseline'),
    actions: total,
    actionsWithoutLead: flagged('without-lead'),
    actionsWithoutDate: flagged('without-end'),
    actionsWithoutObjective: flagged('without-objective'),
    conventionVersions,
  }
}

/** Every hole of the thread, in its order. */
export function allHoles({ holes }: CtgCounts, actions: Lines): readonly HoleCount[] {
  const count = planFacts(actions).flagged('without-objective')
  return count === 0 ? holes : [...holes, { kind: 'action-without-objective', count }]
}
