/** Loads what governance commands change, locked until commit. Every statement carries the CTG's id. */

import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import { governanceLabels, governanceRefusals } from './labels.fr.ts'

type BodyKey = { readonly ctgId: string; readonly bodyId: string }
type SeatKey = { readonly ctgId: string; readonly seatId: string }

/** @throws DomainError not-found, also for another CTG's body; so do the others. */
export async function lockBody({ tx }: Work, { ctgId, bodyId }: BodyKey) {
  const row = await rowsOf(tx, 'body', { ctg_id: ctgId, id: bodyId })
    .select(['id', 'kind', 'name', 'theme_id as themeId', 'mission', 'rhythm', 'version'])
    .select(['expected', 'expected_on as expectedOn', 'letter_on as letterOn'])
    .select(['sits_as as sitsAs', 'linked_plan_id as linkedPlanId'])
    .select(['ended_on as endedOn', 'reminder_days as reminderDays'])
    .forUpdate()
    .executeTakeFirst()
  return { ctgId, ...found(row, 'governance.body-not-found') }
}

/** A seat, with the theme of its body (rights are by theme). */
export async function lockSeat({ tx }: Work, { ctgId, seatId }: SeatKey) {
  const row = await tx
    .selectFrom('seat')
    .innerJoin('body', sameCtg('body.id', 'seat.body_id'))
    .select([
      'seat.id',
      'seat.body_id as bodyId',
      'seat.party_id as partyId',
      'seat.function_title as functionTitle',
      'seat.holder_name as holderName',
      'seat.substitute_name as substituteName',
      'seat.since',
      'seat.until',
      'seat.version',
      'body.theme_id as themeId',
    ])
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.id', '=', seatId)
    .forUpdate('seat')
    .executeTakeFirst()
  return { ctgId, ...found(row, 'governance.seat-not-found') }
}

/** The plan for which a body sits elsewhere is one the CTG is articulated with; none is always possible. @throws DomainError not-found */
export async function requireLinkedPlan(tx: Transaction, ctgId: string, linkedPlanId: string | null): Promise<void> {
  if (linkedPlanId === null) return
  const row = await rowOf(tx, 'linked_plan', { ctgId, id: linkedPlanId }).find(['id'])
  found(row, 'governance.linked-plan-not-found')
}

export async function requireParty(tx: Transaction, ctgId: string, partyId: string): Promise<void> {
  const row = await rowOf(tx, 'party', { ctgId, id: partyId }).find(['id'])
  found(row, 'governance.party-not-found')
}

/**
 * The service a seat sits for is one of its party; none is always possible.
 * @throws DomainError not-found for a service of another CTG | invalid for one of another party
 */
export async function requireServiceOf(
  tx: Transaction,
  { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string },
  serviceId: string | null,
): Promise<void> {
  if (serviceId === null) return
  const row = await rowOf(tx, 'service', { ctgId, id: serviceId }).find(['party_id as partyId'])
  if (found(row, 'governance.service-not-found').partyId === partyId) return
  const code = 'governance.service-of-another-party'
  throw new DomainError('invalid', code, { serviceId: governanceRefusals[code] ?? '' })
}

/** Two bodies of a CTG do not bear the same name. @throws DomainError conflict, with the sentence at the field */
export async function requireFreeBodyName(
  tx: Transaction,
  { ctgId, name, exceptId }: { readonly ctgId: string; readonly name: string; readonly exceptId?: string },
): Promise<void> {
  const row = await rowsOf(tx, 'body', { ctg_id: ctgId, name })
    .select(['id'])
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? ''))
    .executeTakeFirst()
  if (row)
    throw new DomainError('conflict', 'governance.body-name-taken', {
      name: inputLabels.bodyNameIsTaken,
    })
}

/**
 * The optimistic lock of a form. @param saved what is saved now, by field: shown under what was typed, nothing is lost
 * @throws DomainError conflict
 */
export function requireSameVersion(
  current: number,
  opened: number,
  saved: Readonly<Record<string, string | null>>,
): void {
  if (current === opened) return
  const fields = Object.entries(saved).map(([name, text]) => [name, governanceLabels.savedMeanwhile(text)])
  throw new DomainError('conflict', 'governance.changed-meanwhile', Object.fromEntries(fields))
}
