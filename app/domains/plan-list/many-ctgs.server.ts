/** The actions of every CTG a person follows, under one filter. Rules: docs/rules/plan.md §12. */
import { listMyCtgs } from '#app/domains/ctg/queries.server.ts'
import { mayWriteSheet } from '#app/domains/plan/permissions.ts'
import { listedLine } from '#app/domains/plan/sheet/action-list.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { countActionsOfMany, listFilteredActionsOfMany } from './actions-of-many.server.ts'
import { listManyChoices } from './many-choices.server.ts'
import { askedFilter, choicesOfMany, shownFilter } from './many-choices.ts'
import type { PlanFilter } from './plan-filter.ts'
import { type ListSort, pageCountOf } from './plan-list.ts'

type MyActionsQuery = {
  readonly filter: PlanFilter
  readonly sort: ListSort
  /** From 1; beyond the last page, the last one. */
  readonly page: number
  /** Only these CTGs; all of hers when empty. Another's is left out. */
  readonly ctgIds: readonly string[]
}

/** One page of the actions of the actor's CTGs that have not ended, and how many each CTG has. */
export async function getActionsOfMyCtgs(
  context: Context,
  { filter: requestedFilter, sort, page, ctgIds }: MyActionsQuery,
) {
  const { db, actor } = context
  const ctgs = (await listMyCtgs(context)).filter(({ phase }) => phase !== 'ended')
  const chosen = ctgs.filter(({ id }) => ctgIds.includes(id))
  const todays = new Map((chosen.length > 0 ? chosen : ctgs).map(({ id }) => [id, todayIn(context, id)]))
  const lists = await listManyChoices(
    db,
    ctgs.map(({ id }) => id),
  )
  const filter = shownFilter(requestedFilter, lists)
  const query = { todays, filter: askedFilter(filter, lists), me: actor.personId }
  const list = (requestedPage: number) => listFilteredActionsOfMany(db, { ...query, sort, page: requestedPage })
  const [first, counts] = await Promise.all([list(page), countActionsOfMany(db, query)])
  const pageCount = pageCountOf(first.count)
  const { lines, count } = page > pageCount ? await list(pageCount) : first
  const nameOf = new Map(ctgs.map(({ id, name }) => [id, name]))
  return {
    filter,
    choices: choicesOfMany(lists),
    sort,
    page: Math.min(page, pageCount),
    pageCount,
    shownCount: count,
    ctgs: ctgs.map(({ id, name }) => ({ id, name })),
    chosenIds: chosen.map(({ id }) => id),
    counts: ctgs.flatMap(({ id, name }) => {
      const ofCtg = counts.find(({ ctgId }) => ctgId === id)
      return ofCtg ? [{ ...ofCtg, name }] : []
    }),
    actions: lines.map((line) => ({
      ...listedLine(line),
      ctgName: nameOf.get(line.ctgId) ?? '',
      mayEdit: mayWriteSheet(actor, line),
    })),
  }
}
export type ActionsOfMyCtgs = Awaited<ReturnType<typeof getActionsOfMyCtgs>>
