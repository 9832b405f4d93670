/** The thread on the side of the plan: what answers each need, what each action answers, and what is missing. */
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { diagnosisPermissions } from '#app/domains/diagnosis/permissions.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { isEnded, isInPlan, mayWriteStatus } from '#app/domains/plan/plan.ts'
import { type ActionLine, listPlanActions, loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listPlanHoles } from './plan-holes.ts'
import { layOut } from './thread.ts'
import { loadThread } from './thread-queries.server.ts'

export async function getPlanThreadPage(context: Context, ctgId: string) {
  const { db, actor } = context
  const { role } = requireMembership(actor, ctgId)
  const [thread, actions, outline, parties] = await Promise.all([
    loadThread(db, ctgId),
    listPlanActions(db, ctgId, todayIn(context, ctgId)),
    loadPlanOutline(db, ctgId),
    listParties(db, ctgId),
  ])
  const mayWrite = ({ themeId, leadPersonId, status }: ActionLine) =>
    allows(planPermissions.updateAction, actor, { ctgId, themeId, leadPersonId }) && mayWriteStatus(role, status)
  const writable = new Set(actions.filter(mayWrite).map(({ id }) => id))
  const codes = new Map(outline.objectives.map(({ id, code }) => [id, code]))
  const kept = actions.filter(isInPlan)
  return {
    ctgId,
    needs: layOut(thread),
    codes,
    actions: kept.map(({ id, code, title, status, objectiveIds }) => ({
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
    holes: listPlanHoles(thread, actions, codes, {
      writeObjectives: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
      writeAction: (id) => writable.has(id),
    }),
    choices: {
      parties: parties.map(({ name }) => name),
      objectives: outline.objectives.map(({ id, code, title }) => ({ id, name: `${code} ${title}` })),
      actions: kept
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
