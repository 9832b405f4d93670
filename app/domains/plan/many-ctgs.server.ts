/** The actions of every CTG a person follows, under one filter. Rules: docs/rules/plan.md §12. */
import { listMyCtgs } from '#app/domains/ctg/queries.server.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listFilteredActionsOfMany } from './actions-of-many.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageCountOf } from './plan-list.ts'

type Asked = {
  readonly filter: PlanFilter
  readonly sort: ListSort
  /** From 1; beyond the last page, the last one. */
  readonly page: number
  /** Only these CTGs; all of hers when empty. Another's is left out. */
  readonly ctgIds: readonly string[]
}

/** One page of the actions of the actor's CTGs that have not ended. */
export async function getActionsOfMyCtgs(context: Context, { filter, sort, page, ctgIds }: Asked) {
  const { db, actor } = context
  const ctgs = (await listMyCtgs(context)).filter(({ phase }) => phase !== 'ended')
  const chosen = ctgs.filter(({ id }) => ctgIds.includes(id))
  const todays = new Map((chosen.length > 0 ? chosen : ctgs).map(({ id }) => [id, todayIn(context, id)]))
  const list = (asked: number) =>
    listFilteredActionsOfMany(db, { todays, filter, me: actor.personId, sort, page: asked })
  const first = await list(page)
  const pageCount = pageCountOf(first.count)
  const { lines, count } = page > pageCount ? await list(pageCount) : first
  const nameOf = new Map(ctgs.map(({ id, name }) => [id, name]))
  return {
    filter,
    sort,
    page: Math.min(page, pageCount),
    pageCount,
    shownCount: count,
    ctgs: ctgs.map(({ id, name }) => ({ id, name })),
    chosenIds: chosen.map(({ id }) => id),
    actions: lines.map((line) => ({ ...line, ctgName: nameOf.get(line.ctgId) ?? '' })),
  }
}
export type ActionsOfMyCtgs = Awaited<ReturnType<typeof getActionsOfMyCtgs>>
