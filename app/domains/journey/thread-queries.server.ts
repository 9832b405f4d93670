/** The thread of a CTG: one statement whatever its size. */

import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { layOut, listHoles, type Thread } from './thread.ts'

/** Statuses of an action that has left the plan: it answers nothing any more. */
const dropped = ['abandoned', 'deferred'] as const

type ThreadQuery = { readonly ctgId: string }

const askThread = compileOnce((db, slot: SlotOf<ThreadQuery>) => {
  const ctgId = slot('ctgId')
  /** How many elements of one kind support the finding of the row. */
  const countOf = (table: 'finding_figure' | 'finding_testimony') => sql<number>`(
    select count(*)::int from ${sql.table(table)} as element where element.ctg_id = ${ctgId} and element.finding_id = finding.id)`
  const findings = rowsOf(db, 'finding', { ctg_id: ctgId })
    .select(['finding.id', 'finding.theme_id as themeId', 'finding.title'])
    .select(sql<boolean>`finding.status = 'shared'`.as('isShared'))
    .select([countOf('finding_figure').as('figureCount'), countOf('finding_testimony').as('testimonyCount')])
    .where('finding.status', '!=', 'withdrawn')
    .orderBy('finding.number')
  const issues = rowsOf(db, 'issue', { ctg_id: ctgId })
    .select([
      'id',
      'theme_id as themeId',
      'title',
      (eb) => eb('status', '=', 'retained').$castTo<boolean>().as('isRetained'),
    ])
    .where('status', '!=', 'not-retained')
    .orderBy('priority_rank', (order) => order.asc().nullsLast())
    .orderBy('number')
  const objectives = db
    .selectFrom('objective')
    .innerJoin('axis', sameCtg('axis.id', 'objective.axis_id'))
    .select((eb) => [
      'objective.id',
      'axis.theme_id as themeId',
      'objective.issue_id as issueId',
      'objective.title',
      'axis.position as axisPosition',
      'objective.position',
      eb
        .or([eb('objective.baseline', 'is not', null), eb('objective.is_measurable', '=', false)])
        .$castTo<boolean>()
        .as('hasBaseline'),
    ])
    .where('objective.ctg_id', '=', ctgId)
    .orderBy('axis.position')
    .orderBy('objective.position')
  const actions = rowsOf(db, 'action', { ctg_id: ctgId })
    .select(['id', 'theme_id as themeId', 'title', 'status'])
    .where('status', 'not in', dropped)
    .orderBy('number')
  const findingIssues = db
    .selectFrom('issue_finding')
    .innerJoin('finding', sameCtg('finding.id', 'issue_finding.finding_id'))
    .select(['issue_finding.finding_id as from', 'issue_finding.issue_id as to'])
    .where('issue_finding.ctg_id', '=', ctgId)
    .where('finding.status', '!=', 'withdrawn')
  const objectiveActions = db
    .selectFrom('action_objective')
    .innerJoin('action', sameCtg('action.id', 'action_objective.action_id'))
    .select(['action_objective.objective_id as from', 'action_objective.action_id as to'])
    .where('action_objective.ctg_id', '=', ctgId)
    .where('action.status', 'not in', dropped)
  return db.selectNoFrom([
    jsonArrayFrom(findings).as('findings'),
    jsonArrayFrom(issues).as('issues'),
    jsonArrayFrom(objectives).as('objectives'),
    jsonArrayFrom(actions).as('actions'),
    jsonArrayFrom(findingIssues).as('findingIssues'),
    jsonArrayFrom(objectiveActions).as('objectiveActions'),
  ])
})

const nothing: Thread = {
  findings: [],
  issues: [],
  objectives: [],
  actions: [],
  findingIssues: [],
  objectiveActions: [],
}

/** The caller has checked the right to read. */
export async function loadThread(db: Reader, ctgId: string): Promise<Thread> {
  const [row] = await askThread(db, { ctgId })
  if (!row) return nothing
  return {
    ...row,
    objectives: row.objectives.map(({ axisPosition, position, ...objective }) => ({
      ...objective,
      code: `${axisPosition + 1}.${position + 1}`,
    })),
  }
}

/** The page of the thread, on one theme or on all. */
export async function getThreadPage({ db, actor }: Context, ctgId: string, themeId: string | undefined) {
  requireMembership(actor, ctgId)
  const [thread, themes] = await Promise.all([loadThread(db, ctgId), listThemes(db, ctgId)])
  const holes = listHoles(thread)
  const lines = layOut(thread).filter(({ issue }) => themeId === undefined || issue.themeId === themeId)
  return { ctgId, themes, themeId: themeId ?? null, lines, holes }
}

export type ThreadPageData = Awaited<ReturnType<typeof getThreadPage>>
