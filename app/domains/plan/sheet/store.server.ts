/** Loads and saves action sheets for commands and steps: every statement carries the CTG's id. */
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, DomainError, found } from '#app/kernel/errors.ts'
import type { Permission } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { allowsOnSheet } from '../permissions.ts'
import { type SheetFields, sheetColumns } from './sheet-columns.ts'

export type ActionKey = { readonly ctgId: string; readonly actionId: string }

/** Locks the sheet until commit. @throws DomainError not-found, also for another CTG's action */
export async function lockAction({ tx }: Pick<Work, 'tx'>, { ctgId, actionId }: ActionKey) {
  const row = await tx
    .selectFrom('action')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'plan.action-not-found')
}

export type LockedAction = Awaited<ReturnType<typeof lockAction>>

/**
 * The sheet, locked, when the actor may do this act on it.
 * @throws DomainError not-found (stranger, other CTG) | forbidden
 */
export async function openAction(
  work: Work,
  key: ActionKey,
  permission: Permission,
  commandName: string,
): Promise<LockedAction> {
  requireMembership(work.actor, key.ctgId)
  const action = await lockAction(work, key)
  const { theme_id: themeId, lead_person_id: leadPersonId, status } = action
  authorize(allowsOnSheet(permission, work.actor, { ctgId: key.ctgId, themeId, leadPersonId, status }), commandName)
  return action
}

/** @throws DomainError conflict when someone changed the sheet since the form was opened */
export function requireVersion(action: LockedAction, version: number, fields: Record<string, string> = {}): void {
  if (action.version !== version) throw new DomainError('conflict', 'plan.changed-meanwhile', fields)
}

/** Opens a sheet to change one of its parts (steps, means, measures, services). @throws as `openAction` and `requireVersion` */
export async function openActionAt(
  work: Work,
  key: ActionKey & { readonly version: number },
  permission: Permission,
  commandName: string,
): Promise<LockedAction> {
  const action = await openAction(work, key, permission, commandName)
  requireVersion(action, key.version)
  return action
}

/** Says that the sheet changed. @returns its new version */
export async function touchAction({ tx }: Work, { ctgId, actionId }: ActionKey): Promise<number> {
  const { version } = await tx
    .updateTable('action')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** @returns the new version */
export async function saveAction({ tx }: Work, { ctgId, actionId }: ActionKey, fields: SheetFields): Promise<number> {
  const { version } = await tx
    .updateTable('action')
    .set((eb) => ({ ...sheetColumns(fields), version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

type TableOfCtg = 'objective' | 'party' | 'service' | 'theme' | 'axis' | 'decision' | 'area' | 'linked_plan' | 'body'

/** Every id is a row of this CTG. @throws DomainError not-found */
export async function requireRows({ tx }: Work, table: TableOfCtg, ctgId: string, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ctg_id = ${ctgId} and id = any(${wanted})`.execute(tx)
  if (rows[0]?.count !== wanted.length) throw new DomainError('not-found', `plan.${table}-not-found`)
}

/** A lead with an account is a member of this CTG. @throws DomainError not-found */
async function requireMember({ tx }: Work, ctgId: string, personId: string | null) {
  if (personId === null) return
  const member = await tx
    .selectFrom('member')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  found(member, 'plan.lead-not-found')
}

export type References = {
  readonly objectiveIds: readonly string[]
  readonly themeId: string | null
  readonly leadPartyId: string | null
  readonly leadServiceId: string | null
  readonly leadPersonId: string | null
  readonly partyIds: readonly string[]
  readonly coLeadPartyId?: string | null
  readonly bodyId?: string | null
}

/**
 * Checks what a sheet refers to, and completes it: the party of the service, the axis and theme of the first objective.
 * @throws DomainError not-found | invalid when the service is not of the lead party
 */
export async function resolveReferences(work: Work, ctgId: string, given: References) {
  await requireRows(work, 'objective', ctgId, given.objectiveIds)
  await requireRows(work, 'party', ctgId, [...given.partyIds, given.leadPartyId, given.coLeadPartyId ?? null])
  await requireRows(work, 'theme', ctgId, [given.themeId])
  await requireRows(work, 'body', ctgId, [given.bodyId ?? null])
  await requireMember(work, ctgId, given.leadPersonId)
  const service = given.leadServiceId === null ? undefined : await findService(work, ctgId, given.leadServiceId)
  if (service && given.leadPartyId !== null && service.partyId !== given.leadPartyId)
    throw new DomainError('invalid', 'plan.service-of-another-party', {
      leadServiceId: 'Ce service n’est pas de la partie pilote : changez l’un ou l’autre.',
    })
  const [firstObjectiveId] = given.objectiveIds
  const place = firstObjectiveId === undefined ? undefined : await findPlace(work, ctgId, firstObjectiveId)
  return {
    leadPartyId: given.leadPartyId ?? service?.partyId ?? null,
    axisId: place?.axisId ?? null,
    themeId: given.themeId ?? place?.themeId ?? null,
  }
}

async function findService({ tx }: Work, ctgId: string, serviceId: string) {
  const row = await tx
    .selectFrom('service')
    .select('party_id as partyId')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', serviceId)
    .executeTakeFirst()
  return found(row, 'plan.service-not-found')
}

/** Axis of an objective, and its theme: that of its issue, else of its axis. */
const findPlace = ({ tx }: Work, ctgId: string, objectiveId: string) =>
  tx
    .selectFrom('objective')
    .innerJoin('axis', (join) =>
      join.onRef('axis.ctg_id', '=', 'objective.ctg_id').onRef('axis.id', '=', 'objective.axis_id'),
    )
    .leftJoin('issue', (join) =>
      join.onRef('issue.ctg_id', '=', 'objective.ctg_id').onRef('issue.id', '=', 'objective.issue_id'),
    )
    .select((eb) => ['objective.axis_id as axisId', eb.fn.coalesce('issue.theme_id', 'axis.theme_id').as('themeId')])
    .where('objective.ctg_id', '=', ctgId)
    .where('objective.id', '=', objectiveId)
    .executeTakeFirst()

/** The name of the funder: of the party when it is one, else as written. @throws DomainError not-found | invalid when neither is told */
export async function requireFunderName(
  { tx }: Work,
  ctgId: string,
  { funderPartyId, funderName }: { readonly funderPartyId: string | null; readonly funderName: string },
): Promise<string> {
  if (funderPartyId === null && funderName === '')
    throw new DomainError('invalid', 'plan.funder-missing', { funderName: 'Dites qui apporte ces moyens.' })
  if (funderPartyId === null) return funderName
  const party = await tx
    .selectFrom('party')
    .select('name')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', funderPartyId)
    .executeTakeFirst()
  return found(party, 'plan.party-not-found').name
}
