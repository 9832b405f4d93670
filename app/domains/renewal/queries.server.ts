/** What the page of carrying reads: the actions offered, then what would be written. Rules: docs/rules/plan.md §10.8, §10.10. */
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { listActions } from '#app/domains/plan/sheet/action-list.server.ts'
import { loadSheets } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { type Brought, loadUndoing } from '#app/domains/plan/sheet/undo-sheets.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

import type { Context } from '#app/kernel/transaction.server.ts'
import { listAbsent } from './absent.ts'
import { stoppedBy } from './balance.ts'
import { referencesOf } from './carried-sheet.ts'
import { type CarryChoice, offeredFirst } from './carry.ts'
import { doorsOf } from './chapters/page-queries.server.ts'
import { pairSettings } from './find-again.ts'
import { previewSheet } from './preview.ts'
import { listRecommendations } from './recommendations.server.ts'
import { loadSetting } from './setting.server.ts'

export { proposalState } from './proposal-state.server.ts'

/** For each sheet of the CTG before that is carried on here, by its id: the new one. */
export async function listCarried(db: Reader, ctgId: string, formerId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(db, 'action', { ctg_id: ctgId, carried_ctg_id: formerId }).list([
    'id',
    'carried_action_id as formerActionId',
  ])
  return new Map(rows.flatMap(({ id, formerActionId }) => (formerActionId === null ? [] : [[formerActionId, id]])))
}

/** What undoing the renewal of actions takes out, wherever it came from. */
export async function broughtByRenewal(db: Reader, ctgId: string): Promise<Brought> {
  const former = await findPredecessor(db, ctgId)
  const ids = former ? [...(await listCarried(db, ctgId, former.id)).values()] : []
  return { ctgId, ids, ifChanged: 'stays' }
}

type CarryQuery = { readonly ctgId: string; readonly choice: CarryChoice }

/**
 * Actions of the CTG before, those that a decision deferred first; under a preview, what each of those chosen would bring.
 * @throws DomainError forbidden for who does not shape the plan
 */
export async function getCarryPage(context: Context, { ctgId, choice }: CarryQuery) {
  const { db, actor } = context
  requireRight(actor, planPermissions.shapePlan, { ctgId }, 'plan.carry-actions')
  const former = await findPredecessor(db, ctgId)
  const doors = former ? await doorsOf(context, former.id) : null
  if (!former || doors !== null)
    return {
      ctgId,
      choice,
      former: former ?? null,
      doors,
      groups: [],
      evaluation: null,
      preview: null,
      undoing: null,
    }
  const [lines, carried, { source, recommendations }] = await Promise.all([
    listActions(db, former.id, todayIn(context, former.id)),
    listCarried(db, ctgId, former.id),
    listRecommendations(db, former.id),
  ])
  const stopped = stoppedBy(recommendations)
  const actions = lines.map(({ id, number, code, title, status, leadPartyName, leadName }) => ({
    ...{ id, number, code, title, status },
    lead: leadPartyName ?? leadName,
    carriedId: carried.get(id) ?? null,
    /** Why the evaluation says to stop it: it is not proposed. */
    stopReason: stopped.get(id) ?? null,
  }))
  const groups = offeredFirst
    .map((status) => ({ status, actions: actions.filter((action) => action.status === status) }))
    .filter((group) => group.actions.length > 0)
  const chosen = actions.filter(
    ({ number, carriedId, stopReason }) => carriedId === null && stopReason === null && choice.numbers.includes(number),
  )
  const preview = choice.isPreview && chosen.length > 0 ? await previewOf(db, ctgId, former.id, choice, chosen) : null
  /** Said when something is not proposed because of it. */
  const evaluation = stopped.size > 0 ? source : null
  const undoing = carried.size > 0 ? await loadUndoing(db, await broughtByRenewal(db, ctgId)) : null
  return { ctgId, choice, former, doors, groups, evaluation, preview, undoing }
}

async function previewOf(
  db: Reader,
  ctgId: string,
  formerId: string,
  { parts }: CarryChoice,
  chosen: readonly { readonly id: string }[],
) {
  const [sheets, from, to] = await Promise.all([
    loadSheets(
      db,
      formerId,
      chosen.map(({ id }) => id),
    ),
    loadSetting(db, formerId),
    loadSetting(db, ctgId),
  ])
  const pairs = pairSettings(from, to)
  return {
    sheets: sheets.map((sheet) => previewSheet(sheet, from, pairs, parts)),
    absent: listAbsent(
      from,
      pairs,
      sheets.map((sheet) => referencesOf(sheet, parts)),
    ),
  }
}

export type CarryPageData = Awaited<ReturnType<typeof getCarryPage>>
