/**
 * The thread (fil rouge): supporting elements → finding → issue → objective → action → decision, walked both ways, and its holes.
 * Pure. Rules: docs/rules/journey.md §5.
 */
import { type ActionStatus, isEnded } from '#app/domains/plan/plan.ts'

export type ThreadFinding = {
  readonly id: string
  readonly themeId: string
  readonly title: string
  /** False while a party contests it or has not answered. */
  readonly isShared: boolean
  readonly figureCount: number
  readonly testimonyCount: number
}
export type ThreadIssue = {
  readonly id: string
  readonly themeId: string
  readonly title: string
  readonly isRetained: boolean
}
export type ThreadObjective = {
  readonly id: string
  readonly themeId: string | null
  readonly issueId: string | null
  readonly code: string
  readonly title: string
  readonly hasBaseline: boolean
}
export type ThreadAction = {
  readonly id: string
  readonly themeId: string | null
  readonly title: string
  readonly status: ActionStatus
}
export type ThreadLink = { readonly from: string; readonly to: string }

/** Everything of a CTG that the thread ties, without withdrawn findings nor dropped actions. Any order within a list. */
export type Thread = {
  readonly findings: readonly ThreadFinding[]
  readonly issues: readonly ThreadIssue[]
  readonly objectives: readonly ThreadObjective[]
  readonly actions: readonly ThreadAction[]
  /** finding → issue */
  readonly findingIssues: readonly ThreadLink[]
  /** objective → action */
  readonly objectiveActions: readonly ThreadLink[]
}

/** In the order of the thread. */
export const holeKinds = [
  'finding-without-element',
  'finding-without-issue',
  'issue-without-finding',
  'issue-without-objective',
  'objective-without-issue',
  'objective-without-baseline',
  'objective-without-action',
  'action-without-objective',
] as const
export type HoleKind = (typeof holeKinds)[number]

export type Hole = { readonly kind: HoleKind; readonly id: string; readonly title: string }

/** What breaks the thread, each with the thing to mend; kinds in the order of the thread, things in the given order. */
export function listHoles(thread: Thread): readonly Hole[] {
  const { findings, issues, objectives, actions, findingIssues, objectiveActions } = thread
  const holes = <Thing extends { readonly id: string; readonly title: string }>(
    kind: HoleKind,
    things: readonly Thing[],
    isHole: (thing: Thing) => boolean,
  ): readonly Hole[] => things.filter(isHole).map(({ id, title }) => ({ kind, id, title }))
  const startsIn = (links: readonly ThreadLink[]) => new Set(links.map(({ from }) => from))
  const endsIn = (links: readonly ThreadLink[]) => new Set(links.map(({ to }) => to))
  const findingsTied = startsIn(findingIssues)
  const issuesGrounded = endsIn(findingIssues)
  const issuesAnswered = new Set(objectives.map(({ issueId }) => issueId))
  const objectivesAnswered = startsIn(objectiveActions)
  const actionsTied = endsIn(objectiveActions)
  return [
    ...holes(
      'finding-without-element',
      findings,
      ({ figureCount, testimonyCount }) => figureCount + testimonyCount === 0,
    ),
    ...holes('finding-without-issue', findings, ({ id }) => !findingsTied.has(id)),
    ...holes('issue-without-finding', issues, ({ id }) => !issuesGrounded.has(id)),
    ...holes('issue-without-objective', issues, ({ id }) => !issuesAnswered.has(id)),
    ...holes('objective-without-issue', objectives, ({ issueId }) => issueId === null),
    ...holes('objective-without-baseline', objectives, ({ hasBaseline }) => !hasBaseline),
    ...holes('objective-without-action', objectives, ({ id }) => !objectivesAnswered.has(id)),
    ...holes('action-without-objective', actions, ({ id, status }) => !isEnded(status) && !actionsTied.has(id)),
  ]
}

/** One issue with all that hangs on it, in both directions. */
export type ThreadLine = {
  readonly issue: ThreadIssue
  readonly findings: readonly ThreadFinding[]
  readonly objectives: readonly { readonly objective: ThreadObjective; readonly actions: readonly ThreadAction[] }[]
}

/** The thread laid out by issue, in the order of the issues given; what hangs on no issue is in `listHoles`. */
export function layOut(thread: Thread): readonly ThreadLine[] {
  const findingOf = new Map(thread.findings.map((finding) => [finding.id, finding]))
  const actionOf = new Map(thread.actions.map((action) => [action.id, action]))
  const reached = <Thing>(
    links: readonly ThreadLink[],
    pick: (link: ThreadLink) => Thing | undefined,
  ): readonly Thing[] => links.flatMap((link) => pick(link) ?? [])
  return thread.issues.map((issue) => ({
    issue,
    findings: reached(
      thread.findingIssues.filter(({ to }) => to === issue.id),
      ({ from }) => findingOf.get(from),
    ),
    objectives: thread.objectives
      .filter(({ issueId }) => issueId === issue.id)
      .map((objective) => ({
        objective,
        actions: reached(
          thread.objectiveActions.filter(({ from }) => from === objective.id),
          ({ to }) => actionOf.get(to),
        ),
      })),
  }))
}
