/** A party agrees with a finding, with or without reservation, disagrees, or says it is not asked. Rules: docs/rules/diagnosis.md §3. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalId, optionalText, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { positions, refusalToGivePosition, statusFromPositions } from '../diagnosis.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockFinding, requireOwnOrNamedParty } from '../store.server.ts'
import { takeBackPositionAsked } from '../tell.server.ts'

/** @throws DomainError invalid when a reservation or a disagreement does not say why */
function requireReason(position: (typeof positions)[number], reservation: string): void {
  if (position === 'reservation' && reservation === '')
    throw new DomainError('invalid', 'diagnosis.no-reason', { reservation: 'Écrivez la réserve de votre partie.' })
  if (position === 'disagreement' && reservation === '')
    throw new DomainError('invalid', 'diagnosis.no-reason', { reservation: 'Écrivez ce qui fait désaccord.' })
}

export const givePosition = command({
  name: 'diagnosis.give-position',
  permission: diagnosisPermissions.givePosition,
  input: z.object({
    ctgId: id(),
    findingId: id(),
    partyId: optionalId(),
    position: choice(positions, 'Choisissez la position de votre partie.'),
    reservation: optionalText(2000),
    /** The finding as it was read; a position is never given on words changed meanwhile. */
    version: version().optional(),
  }),
  async about(work, { ctgId, findingId, partyId }) {
    const finding = await lockFinding(work, { ctgId, findingId })
    const party = await requireOwnOrNamedParty(work, ctgId, partyId)
    return { ctgId, partyId: party.id, finding, party }
  },
  async run(work, { ctgId, findingId, position, reservation, version: readVersion }, { finding, party }) {
    const { tx, actor, at } = work
    refuse('diagnosis', refusalToGivePosition(finding, party))
    if (readVersion !== undefined && readVersion !== finding.version) refuse('diagnosis', 'finding-changed')
    requireReason(position, reservation)
    const needsReason = position === 'reservation' || position === 'disagreement'
    const given = { position, reservation: needsReason ? reservation : '', given_by: actor.name, given_at: at }
    await tx
      .insertInto('finding_position')
      .values({ ctg_id: ctgId, finding_id: findingId, party_id: party.id, ...given })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'finding_id', 'party_id']).doUpdateSet(given))
      .execute()
    const all = await tx
      .selectFrom('finding_position')
      .select(['party_id as partyId', 'position'])
      .where('ctg_id', '=', ctgId)
      .where('finding_id', '=', findingId)
      .execute()
    const status = statusFromPositions(await listParties(tx, ctgId), all)
    if (status !== finding.status)
      await tx.updateTable('finding').set({ status }).where('ctg_id', '=', ctgId).where('id', '=', findingId).execute()
    const detail = { partyId: party.id, position, before: finding.status, after: status }
    await recordAct(work, `finding.${position}`, { ctgId, id: findingId }, detail)
    await takeBackPositionAsked(work, { ctgId, findingId }, party.id)
    return { status }
  },
})
