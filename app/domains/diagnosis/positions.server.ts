/** Writes the position of a party on a finding, and what it makes of the finding; who may is checked by the command. Rules: docs/rules/diagnosis.md §3. */
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type Position, statusFromPositions } from './diagnosis.ts'
import { inputLabels } from './input-labels.fr.ts'

/** @throws DomainError invalid when a reservation or a disagreement does not say why */
function requireReason(position: Position, reservation: string): void {
  if (position === 'reservation' && reservation === '')
    throw new DomainError('invalid', 'diagnosis.no-reason', { reservation: inputLabels.reservation })
  if (position === 'disagreement' && reservation === '')
    throw new DomainError('invalid', 'diagnosis.no-reason', { reservation: inputLabels.disagreement })
}

type GivenPosition = {
  readonly ctgId: string
  readonly findingId: string
  readonly partyId: string
  readonly position: Position
  readonly reservation: string
}

/** @returns the status of the finding after it. @throws DomainError invalid for a reservation or a disagreement that says no reason */
export async function savePosition(work: Work, { ctgId, findingId, partyId, position, reservation }: GivenPosition) {
  const { tx, actor, at } = work
  requireReason(position, reservation)
  const needsReason = position === 'reservation' || position === 'disagreement'
  const values = { position, reservation: needsReason ? reservation : '', given_by: actor.name, given_at: at }
  await rowsOf(tx, 'finding_position', { ctg_id: ctgId, finding_id: findingId, party_id: partyId }).put(values)
  const all = await rowsOf(tx, 'finding_position', { ctg_id: ctgId, finding_id: findingId }).list([
    'party_id as partyId',
    'position',
  ])
  const status = statusFromPositions(await listParties(tx, ctgId), all)
  await tx
    .updateTable('finding')
    .set({ status })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', findingId)
    .where('status', '<>', status)
    .execute()
  return status
}

/** The words or the figures are no longer those the parties answered on: they are asked again. @returns how many */
export async function resetPositions(work: Work, ctgId: string, findingId: string): Promise<number> {
  const reset = await work.tx
    .deleteFrom('finding_position')
    .where('ctg_id', '=', ctgId)
    .where('finding_id', '=', findingId)
    .where('position', '<>', 'not-asked')
    .returning('party_id')
    .execute()
  return reset.length
}
