/** Names the holder of a seat or her substitute, corrects its function. A change of mandate is a renewal, not a correction. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { seatFields } from '../inputs.ts'
import { governanceRefusals } from '../labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { lockSeat, requireSameVersion, requireServiceOf } from '../store.server.ts'

export const updateSeat = command({
  name: 'governance.update-seat',
  permission: governancePermissions.manageBody,
  input: { seatId: id(), version: version(), ...seatFields },
  about: lockSeat,
  async run(work, { ctgId, seatId, version: opened, ...seat }, before) {
    const { functionTitle, holderName, substituteName } = before
    requireSameVersion(before.version, opened, { functionTitle, holderName, substituteName })
    if (before.until !== null && seat.since !== null && seat.since > before.until)
      throw new DomainError('invalid', 'governance.seat-begins-after-end', {
        since: governanceRefusals['governance.seat-begins-after-end'] ?? '',
      })
    await requireServiceOf(work.tx, { ctgId, partyId: before.partyId }, seat.serviceId)
    await rowOf(work.tx, 'seat', { ctgId, id: seatId }).update({
      service_id: seat.serviceId,
      function_title: seat.functionTitle,
      holder_name: seat.holderName,
      holder_email: seat.holderEmail,
      substitute_name: seat.substituteName,
      substitute_email: seat.substituteEmail,
      allows_representative: seat.allowsRepresentative,
      since: seat.since,
      version: opened + 1,
    })
    // The journal names people, not their addresses.
    const { holderEmail: _holder, substituteEmail: _substitute, ...said } = seat
    await recordAct(
      work,
      'seat.updated',
      { ctgId, id: before.bodyId },
      { before: { functionTitle, holderName, substituteName }, after: said },
    )
    return { seatId }
  },
})
