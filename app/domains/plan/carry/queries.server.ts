/** What the page of carrying reads, and what a sheet may refer to in both CTGs. */
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listActions } from '../action-list.server.ts'
import { loadOutline } from '../outline.server.ts'
import { planPermissions } from '../permissions.ts'
import { listLeads, selectServices } from '../queries.server.ts'
import { offeredFirst, type Setting } from './carry.ts'

/** The CTG that this one renews; undefined when it renews none. The caller has checked the right to read this one. */
export const findPredecessor = (db: Reader, ctgId: string) =>
  db
    .selectFrom('ctg')
    .innerJoin('ctg as former', 'former.id', 'ctg.predecessor_id')
    .select(['former.id', 'former.name'])
    .where('ctg.id', '=', ctgId)
    .executeTakeFirst()

/** Parties, themes, services, objectives and accounts of a CTG: one after the other, a command has one connection. */
export async function loadSetting(db: Reader, ctgId: string): Promise<Setting> {
  const parties = await listParties(db, ctgId)
  const themes = await listThemes(db, ctgId)
  const services = await selectServices(db, ctgId).execute()
  const { objectives } = await loadOutline(db, ctgId)
  const leads = await listLeads(db, ctgId)
  return { parties, themes, services, objectives, personIds: leads.map(({ id }) => id) }
}

/** For each sheet of the CTG before that is carried on here, by its id: the new one. */
export async function listCarried(db: Reader, ctgId: string, formerId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('action')
    .select(['id', 'carried_action_id as formerActionId'])
    .where('ctg_id', '=', ctgId)
    .where('carried_ctg_id', '=', formerId)
    .execute()
  return new Map(rows.flatMap(({ id, formerActionId }) => (formerActionId === null ? [] : [[formerActionId, id]])))
}

/** Actions of the CTG before, those that a decision deferred first. @throws DomainError forbidden for who does not shape the plan */
export async function getCarryPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  authorize(allows(planPermissions.shapePlan, actor, { ctgId }), 'plan.carry-actions')
  const former = await findPredecessor(db, ctgId)
  const isMember = former !== undefined && membershipIn(actor, former.id) !== undefined
  if (!former || !isMember) return { ctgId, former: former ?? null, isMember, groups: [] }
  const [lines, carried] = await Promise.all([
    listActions(db, former.id, todayIn(context, former.id)),
    listCarried(db, ctgId, former.id),
  ])
  const actions = lines.map(({ id, code, title, status, leadPartyName, leadName }) => ({
    ...{ id, code, title, status },
    lead: leadPartyName ?? leadName,
    carriedId: carried.get(id) ?? null,
  }))
  const groups = offeredFirst
    .map((status) => ({ status, actions: actions.filter((action) => action.status === status) }))
    .filter((group) => group.actions.length > 0)
  return { ctgId, former, isMember, groups }
}

export type CarryPageData = Awaited<ReturnType<typeof getCarryPage>>
