/** The thread on the side of the plan: what answers each need, what each action answers, and what is missing. */
import { diagnosisPermissions } from '#app/domains/diagnosis/permissions.ts'
import { mayWriteSheet } from '#app/domains/plan/permissions.ts'
import { isEnded, isInPlan } from '#app/domains/plan/plan.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { listPlanActionsWithin, loadPlanFrame, type PlanFilter } from '#app/domains/plan-list/queries.server.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listPlanHoles } from './plan-holes.ts'
import { layOut } from './thread.ts'
import { loadThread } from './thread-queries.server.ts'
import { isOfNeeds, linesWithin, scopeOfFilter } from './thread-scope.ts'

export async function getPlanThreadPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [frame, thread, actions, filtered] = await Promise.all([
    loadPlanFrame(context, ctgId),
    loadThread(db, ctgId),
    listPlanActions(db, ctgId, todayIn(context, ctgId)),
    listPlanActionsWithin(context, ctgId, filter),
  ])
  const { outline, choices, counts, savedViews, may } = frame
  const writable = new Set(actions.filter((line) => mayWriteSheet(actor, { ...line, ctgId })).map(({ id }) => id))
  const codes = new Map(outline.objectives.map(({ id, code }) => [id, code]))
  const actionsInPlan = actions.filter(isInPlan)
  const shown = filtered ?? actions
  const scope = scopeOfFilter(thread, outline, filter, new Set(shown.map(({ id }) => id)))
  return {
    ctgId,
    frame: { ctgId, filter, choices, counts, savedViews, may },
    isFiltered: filtered !== undefined,
    isArchived: actingIn(actor, ctgId) === undefined,
    /** Whether needs without action are counted too, under this filter. */
    isOfNeeds: isOfNeeds(filter),
    shownCount: shown.length,
    needs: linesWithin(layOut(thread), scope),
    codes,
    actions: shown.filter(isInPlan).map(({ id, code, title, status, objectiveIds }) => ({
      id,
      code,
      title,
      status,
      objectives: outline.objectives
        .filter((objective) => objectiveIds.includes(objective.id))
        .map((objective) => ({
          id: objective.id,
          code: objective.code,
          title: objective.title,
          issue: issueOf(thread, objective.id),
        })),
    })),
    holes: listPlanHoles(thread, actions, codes, scope, {
      writeObjectives: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
      writeAction: (id) => writable.has(id),
    }),
    /** The choices offered to mend a hole come from the whole plan. */
    choices: {
      parties: frame.parties.map(({ name }) => name),
      objectives: outline.objectives.map(({ id, code, title }) => ({ id, name: `${code} ${title}` })),
      actions: actionsInPlan
        .filter(({ id, status }) => writable.has(id) && !isEnded(status))
        .map(({ id, code, title }) => ({ id, name: `${code} ${title}`.trim() })),
    },
  }
}
export type PlanThreadPageData = Awaited<ReturnType<typeof getPlanThreadPage>>

function issueOf({ objectives, issues }: Awaited<ReturnType<typeof loadThread>>, objectiveId: string) {
  const issueId = objectives.find(({ id }) => id === objectiveId)?.issueId
  const issue = issues.find(({ id }) => id === issueId)
  return issue ? { id: issue.id, title: issue.title } : null
}
