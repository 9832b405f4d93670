/** What every view of the plan starts from: the lines of a filter, what one may choose in it, the counts of the whole plan. Rules: docs/rules/plan.md §12. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { mayWriteSheet, planPermissions } from '#app/domains/plan/permissions.ts'
import { type ActionLine, listedLine } from '#app/domains/plan/sheet/action-list.server.ts'
import { selectServices } from '#app/domains/plan/sheet/services.server.ts'
import { listSheetLists } from '#app/domains/plan/sheet/sheet-lists.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listFilteredActions } from './filtered-actions.server.ts'
import { placedCommunes } from './placed-communes.server.ts'
import { countActions } from './plan-counts.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageCountOf } from './plan-list.ts'

const mostNames = 300
const mostViews = 200

/** Lists of the CTG that the filter offers: one statement. */
const askLists = compileOnce((db, slot: SlotOf<{ readonly ctgId: string; readonly personId: string }>) => {
  const ctgId = slot('ctgId')
  const themes = db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position')
  const parties = rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'name', 'short_name as shortName', 'kind'])
    .orderBy('position')
  const names = rowsOf(db, 'action', { ctg_id: ctgId })
    .select(['lead_name as name'])
    .distinct()
    .where('lead_name', '<>', '')
    .orderBy('lead_name')
    .limit(mostNames)
  const years = rowsOf(db, 'ctg', { id: ctgId }).select([
    sql<number>`extract(year from coalesce(starts_on, created_at))::int`.as('first'),
    sql<number>`extract(year from coalesce(ends_on, starts_on + interval '5 years', created_at + interval '5 years'))::int`.as(
      'last',
    ),
    sql<boolean>`predecessor_id is not null`.as('isRenewal'),
  ])
  const views = db
    .selectFrom('plan_saved_view as view')
    .innerJoin('person', 'person.id', 'view.person_id')
    .select((eb) => [
      'view.id',
      'view.name',
      'view.view',
      'view.criteria',
      'view.is_shared as isShared',
      'view.person_id as personId',
      'person.name as personName',
      eb('view.person_id', '=', slot('personId')).as('isMine'),
    ])
    .where('view.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('view.person_id', '=', slot('personId')), eb('view.is_shared', '=', true)]))
    .orderBy('view.name')
    .limit(mostViews)
  const communes = db
    .selectFrom('territory')
    .select(['code', 'name'])
    .where(sql<boolean>`code in (${placedCommunes(sql`${ctgId}`)})`)
    .orderBy('name')
  return db.selectNoFrom([
    jsonArrayFrom(communes).as('communes'),
    jsonArrayFrom(views).as('views'),
    jsonArrayFrom(themes).as('themes'),
    jsonArrayFrom(parties).as('parties'),
    jsonArrayFrom(selectServices(db, ctgId)).as('services'),
    jsonArrayFrom(names).as('names'),
    jsonArrayFrom(years).as('years'),
  ])
})

/** What the frame around a view shows, whatever the view. The caller has checked the right to read. */
export async function loadPlanFrame(context: Context, ctgId: string) {
  const { db, actor } = context
  const today = todayIn(context, ctgId)
  const [[lists], sheetLists, outline, counts] = await Promise.all([
    askLists(db, { ctgId, personId: actor.personId }),
    listSheetLists(db, ctgId),
    loadOutline(db, ctgId),
    countActions(db, ctgId, today),
  ])
  const { themes = [], parties = [], services = [], names = [], years = [], views = [], communes = [] } = lists ?? {}
  const [{ first, last, isRenewal } = { first: 0, last: -1, isRenewal: false }] = years
  return {
    ctgId,
    today,
    outline,
    themes,
    parties,
    choices: {
      themes,
      parties,
      services,
      ...outline,
      ...sheetLists,
      communes,
      leadNames: names.map(({ name }) => name),
      years: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
    },
    counts,
    savedViews: views,
    may: {
      create: themes.some(({ id }) => allows(planPermissions.createAction, actor, { ctgId, themeId: id })),
      import: allows(planPermissions.importPlan, actor, { ctgId }),
      /** From the CTG before. */
      carry: isRenewal && allows(planPermissions.shapePlan, actor, { ctgId }),
    },
  }
}

/** A line and whether one may write its sheet. */
const withRights = (actor: Actor, ctgId: string) => (line: ActionLine) => ({
  ...line,
  mayEdit: mayWriteSheet(actor, { ...line, ctgId }),
})

/** Every line of the filter, in the order of the plan, with the frame. @throws DomainError not-found for a stranger */
export async function getPlanView(context: Context, ctgId: string, filter: PlanFilter) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [frame, { lines, count }] = await Promise.all([
    loadPlanFrame(context, ctgId),
    listFilteredActions(db, { ctgId, today, filter, me: actor.personId }),
  ])
  return { ...frame, filter, shownCount: count, actions: lines.map(withRights(actor, ctgId)) }
}
export type PlanViewData = Awaited<ReturnType<typeof getPlanView>>
export type PlanLine = PlanViewData['actions'][number]
/** What `PlanFrame` needs of it. */
export type PlanFrameData = Omit<PlanViewData, 'actions'>

type PageQuery = { readonly sort: ListSort; readonly page: number }

/** One page of the list; beyond the last one, the last one. */
export async function getPlanPage(context: Context, ctgId: string, filter: PlanFilter, { sort, page }: PageQuery) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const list = (requestedPage: number) =>
    listFilteredActions(db, { ctgId, today, filter, me: actor.personId, sort, page: requestedPage })
  const [frame, first] = await Promise.all([loadPlanFrame(context, ctgId), list(page)])
  const pageCount = pageCountOf(first.count)
  const { lines, count } = page > pageCount ? await list(pageCount) : first
  return {
    ...frame,
    filter,
    sort,
    page: Math.min(page, pageCount),
    pageCount,
    shownCount: count,
    actions: lines.map(withRights(actor, ctgId)).map(listedLine),
  }
}
export type PlanPageData = Awaited<ReturnType<typeof getPlanPage>>
