/** Objectives that come with actions of the CTG before, each with its axis. Called within that act. Rules: docs/rules/plan.md §10.8. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { nextPosition, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { isSame } from './outline-rows.server.ts'
import { diagnosisPermissions } from './permissions.ts'

type AddedObjective = {
  readonly title: string
  /** The issue it answers here. */
  readonly issueId: string | null
  /** The axis it goes under; a title that no axis has yet is a new axis, at the first level. */
  readonly axisTitle: string
  readonly axisThemeId: string | null
}

/** The caller has made sure that no objective of these titles is there. Measures are to be said again. @throws DomainError forbidden */
export async function addObjectives(work: Work, ctgId: string, objectives: readonly AddedObjective[]): Promise<void> {
  if (objectives.length === 0) return
  requireRight(work.actor, diagnosisPermissions.writeObjective, { ctgId }, 'diagnosis.create-objective')
  const axes = await addMissingAxes(work, ctgId, objectives)
  const first = await nextPosition(work.tx, 'objective', { ctg_id: ctgId })
  const rows = objectives.map(({ title, issueId, axisTitle }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), title, issue_id: issueId, position: first + index },
    axis_id: axes.find((axis) => isSame(axis.title, axisTitle))?.id ?? '',
  }))
  await work.tx.insertInto('objective').values(rows).execute()
  await recordAudits(
    work,
    rows.map(({ id, title }) => ({
      action: 'objective.created',
      subject: { type: 'objective' as const, id },
      ctgId,
      detail: { title },
    })),
  )
}

async function addMissingAxes(work: Work, ctgId: string, objectives: readonly AddedObjective[]) {
  const known = await rowsOf(work.tx, 'axis', { ctg_id: ctgId }).list(['id', 'title', 'parent_id as parentId'])
  const missing = objectives.filter(
    ({ axisTitle }, index) =>
      !known.some(({ title }) => isSame(title, axisTitle)) &&
      objectives.findIndex((other) => isSame(other.axisTitle, axisTitle)) === index,
  )
  const rows = missing.map(({ axisTitle, axisThemeId }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), title: axisTitle, theme_id: axisThemeId },
    position: known.filter(({ parentId }) => parentId === null).length + index,
  }))
  if (rows.length > 0) await work.tx.insertInto('axis').values(rows).execute()
  await recordAudits(
    work,
    rows.map(({ id, title }) => ({
      action: 'axis.created',
      subject: { type: 'axis' as const, id },
      ctgId,
      detail: { title },
    })),
  )
  return [...known, ...rows]
}
