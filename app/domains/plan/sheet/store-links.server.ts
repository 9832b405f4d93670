/** What a sheet is tied to, for commands: objectives, partner parties, services. */
import type { Work } from '#app/kernel/transaction.server.ts'
import type { ActionKey, LockedAction, References } from './store.server.ts'

/** Objectives of a sheet, replaced; the first one gives it its place. */
export async function saveObjectives(
  { tx }: Pick<Work, 'tx'>,
  { ctgId, actionId }: ActionKey,
  objectiveIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('action_objective').where('ctg_id', '=', ctgId).where('action_id', '=', actionId).execute()
  if (objectiveIds.length === 0) return
  await tx
    .insertInto('action_objective')
    .values(objectiveIds.map((id, position) => ({ ctg_id: ctgId, action_id: actionId, objective_id: id, position })))
    .execute()
}

/** Objectives and partner parties of a sheet, replaced. */
export async function saveLinks(
  work: Work,
  { ctgId, actionId }: ActionKey,
  { objectiveIds, partyIds }: Pick<References, 'objectiveIds' | 'partyIds'>,
): Promise<void> {
  const { tx } = work
  await saveObjectives(work, { ctgId, actionId }, objectiveIds)
  await tx.deleteFrom('action_party').where('ctg_id', '=', ctgId).where('action_id', '=', actionId).execute()
  if (partyIds.length > 0)
    await tx
      .insertInto('action_party')
      .values(partyIds.map((id) => ({ ctg_id: ctgId, action_id: actionId, party_id: id })))
      .execute()
}

/** Services that carry the sheet, replaced: `leadIds` lead it (lead, co-lead), the others take part. */
export async function saveServices(
  { tx }: Work,
  { ctgId, actionId }: ActionKey,
  leadIds: readonly (string | null)[],
  serviceIds: readonly string[],
): Promise<void> {
  const leads = leadIds.filter((id) => id !== null)
  const all = [...new Set([...leads, ...serviceIds])]
  await tx.deleteFrom('action_service').where('ctg_id', '=', ctgId).where('action_id', '=', actionId).execute()
  if (all.length === 0) return
  await tx
    .insertInto('action_service')
    .values(all.map((id) => ({ ctg_id: ctgId, action_id: actionId, service_id: id, is_lead: leads.includes(id) })))
    .execute()
}

const listServices = ({ tx }: Work, { ctgId, actionId }: ActionKey) =>
  tx
    .selectFrom('action_service')
    .select(['service_id as serviceId', 'is_lead as isLead'])
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .execute()

/** The former lead service leaves the sheet, the new one takes its place; the others stay. */
export async function replaceLeadService(work: Work, action: LockedAction, leadServiceId: string | null) {
  if (leadServiceId === action.lead_service_id) return
  const key = { ctgId: action.ctg_id, actionId: action.id }
  const others = (await listServices(work, key)).filter(({ serviceId }) => serviceId !== action.lead_service_id)
  const leads = others.filter(({ isLead }) => isLead).map(({ serviceId }) => serviceId)
  await saveServices(
    work,
    key,
    [leadServiceId, ...leads],
    others.map(({ serviceId }) => serviceId),
  )
}

/** In order: the first one gives the sheet its place. */
export async function listObjectiveIds({ tx }: Work, { ctgId, actionId }: ActionKey): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('action_objective')
    .select('objective_id as id')
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .orderBy('position')
    .orderBy('objective_id')
    .execute()
  return rows.map(({ id }) => id)
}
