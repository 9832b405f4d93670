/** Loads and saves action sheets for commands and steps: every statement carries the CTG's id. */
import { sql } from 'kysely'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { readLabels } from './read-labels.fr.ts'
import { faultsInSheet, type SettleFacts, type SheetPatch, type SheetState } from './settle.ts'

export type ActionKey = { readonly ctgId: string; readonly actionId: string }

/** Locks the sheet until commit, with what the right on it looks at. @throws DomainError not-found, also for another CTG's action */
export async function lockAction({ tx }: Pick<Work, 'tx'>, { ctgId, actionId }: ActionKey) {
  const row = await rowOf(tx, 'action', { ctgId, id: actionId }).lock([
    'id',
    'status',
    'version',
    'theme_id as themeId',
    'lead_person_id as leadPersonId',
  ])
  return { ctgId, ...found(row, 'plan.action-not-found') }
}

/** @throws DomainError conflict when someone changed the sheet since the form was opened */
export function requireVersion(
  sheet: { readonly version: number },
  version: number,
  fields: Record<string, string> = {},
): void {
  if (sheet.version !== version) throw new DomainError('conflict', 'plan.changed-meanwhile', fields)
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

type TableOfCtg = 'objective' | 'party' | 'service' | 'theme' | 'axis' | 'decision' | 'area' | 'linked_plan' | 'body'

/** Every id is a row of this CTG. @throws DomainError not-found */
export async function requireRows({ tx }: Work, table: TableOfCtg, ctgId: string, ids: readonly (string | null)[]) {
  const uniqueIds = [...new Set(ids.filter((id) => id !== null))]
  if (uniqueIds.length === 0) return
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ctg_id = ${ctgId} and id = any(${uniqueIds})`.execute(tx)
  if (rows[0]?.count !== uniqueIds.length) throw new DomainError('not-found', `plan.${table}-not-found`)
}

/** A lead with an account is a member of this CTG. @throws DomainError not-found */
async function requireMember({ tx }: Work, ctgId: string, personId: string | null) {
  if (personId === null) return
  const member = await rowsOf(tx, 'member', { ctg_id: ctgId, person_id: personId }).find(['id'])
  found(member, 'plan.lead-not-found')
}

/** Every commune is of the perimeter. @throws DomainError not-found */
async function requireCommunes({ tx }: Work, ctgId: string, codes: readonly string[]): Promise<void> {
  const uniqueCodes = [...new Set(codes)]
  if (uniqueCodes.length === 0) return
  const known = await rowsOf(tx, 'ctg_perimeter', { ctg_id: ctgId })
    .select(['territory_code'])
    .where('territory_code', 'in', uniqueCodes)
    .execute()
  if (known.length !== uniqueCodes.length) throw new DomainError('not-found', 'plan.commune-not-found')
}

/**
 * Everything a form says of a sheet is of this CTG. What the sheet says already may stay: a commune that left the perimeter.
 * @throws DomainError not-found
 */
export async function requireReferences(work: Work, ctgId: string, patch: SheetPatch, before: SheetState) {
  const partyIds = [...(patch.partyIds ?? []), patch.leadPartyId ?? null, patch.coLeadPartyId ?? null]
  const added = patch.communeCodes?.filter((code) => !before.communeCodes.includes(code)) ?? []
  // Asked in one message: a sheet refers to eight lists, and a hundred sheets may be written together.
  await Promise.all([
    requireRows(work, 'objective', ctgId, patch.objectiveIds ?? []),
    requireRows(work, 'party', ctgId, partyIds),
    requireRows(work, 'theme', ctgId, [patch.themeId ?? null]),
    requireRows(work, 'body', ctgId, [patch.bodyId ?? null]),
    requireRows(work, 'service', ctgId, [patch.leadServiceId ?? null]),
    requireMember(work, ctgId, patch.leadPersonId ?? null),
    requireCommunes(work, ctgId, added),
    requireRows(work, 'area', ctgId, patch.areaIds ?? []),
    requireRows(work, 'linked_plan', ctgId, patch.linkedPlanIds ?? []),
  ])
}

/** @throws DomainError invalid, at its field, when the sheet does not hold together */
export function requireSound(sheet: SheetState, facts: SettleFacts): void {
  if (faultsInSheet(sheet, facts).includes('service-of-another-party'))
    throw new DomainError('invalid', 'plan.service-of-another-party', {
      leadServiceId: readLabels.serviceOfAnotherParty,
    })
}
