/** « Mes CTG »: every CTG of a person with what waits there; a handful of statements, whatever their number. */
import { sql } from 'kysely'
import { listMyCtgs } from '#app/domains/ctg/queries.server.ts'
import { standingOf } from '#app/domains/followup/followup.ts'
import { followupPermissions } from '#app/domains/followup/permissions.ts'
import { noStanding } from '#app/domains/meetings/meetings.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { listPlanActionsOfMany } from '#app/domains/plan/queries.server.ts'
import { actingIn } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { sortByNeed } from './my-ctgs.ts'

const pageSize = 40

type Waiting = { readonly ctgId: string; readonly themeId: string | null; readonly count: number }

/** Reports that wait for an answer, by CTG and theme. */
async function countReports(db: Reader, ctgIds: readonly string[]): Promise<readonly Waiting[]> {
  if (ctgIds.length === 0) return []
  const { rows } = await sql<Waiting>`
    select report.ctg_id as "ctgId", action.theme_id as "themeId", count(*)::int as count
    from progress_report report join action on action.ctg_id = report.ctg_id and action.id = report.action_id
    where report.ctg_id = any(${[...ctgIds]}) and report.status = 'submitted'
    group by report.ctg_id, action.theme_id`.execute(db)
  return rows
}

/** @param page from 1; the CTGs that need the person most come first */
export async function getMyCtgsPage(context: Context, page: number) {
  const { db, actor } = context
  const ctgs = await listMyCtgs(context)
  // What ended, or is archived, calls for nothing any more: its plan is not read.
  const living = ctgs.filter(({ id, phase }) => phase !== 'ended' && actingIn(actor, id))
  const todays = new Map(living.map(({ id }) => [id, todayIn(context, id)]))
  const [actions, copils, reports] = await Promise.all([
    listPlanActionsOfMany(db, todays),
    listCopilStandings(db, todays),
    countReports(db, [...todays.keys()]),
  ])
  const actionsOf = Map.groupBy(actions, ({ ctgId }) => ctgId)
  const rows = ctgs.map((ctg) => {
    const { total, counts } = standingOf(actionsOf.get(ctg.id) ?? [])
    return {
      ...ctg,
      actions: total,
      late: counts.late,
      silent: counts.silent,
      reports: reports
        .filter(
          ({ ctgId, themeId }) =>
            ctgId === ctg.id && allows(followupPermissions.answerReport, actor, { ctgId, themeId }),
        )
        .reduce((sum, { count }) => sum + count, 0),
      copil: copils.get(ctg.id) ?? noStanding,
      today: todayIn(context, ctg.id),
    }
  })
  const pageCount = Math.max(1, Math.ceil(rows.length / pageSize))
  const shown = Math.min(page, pageCount)
  return {
    ctgs: sortByNeed(rows).slice((shown - 1) * pageSize, shown * pageSize),
    totalCount: rows.length,
    page: shown,
    pageCount,
  }
}

export type MyCtgsData = Awaited<ReturnType<typeof getMyCtgsPage>>
