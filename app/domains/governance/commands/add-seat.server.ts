/** Adds a seat to a body: a function of a party, held or not. Rules: docs/rules/governance.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { seatFields } from '../inputs.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody, requireParty, requireServiceOf } from '../store.server.ts'

export const addSeat = command({
  name: 'governance.add-seat',
  permission: governancePermissions.manageBody,
  input: { bodyId: id(), partyId: id(), ...seatFields },
  about: lockBody,
  async run(work, { ctgId, bodyId, partyId, ...seat }) {
    await requireParty(work.tx, ctgId, partyId)
    await requireServiceOf(work.tx, { ctgId, partyId }, seat.serviceId)
    const seatId = work.newId()
    const position = await nextPosition(work.tx, 'seat', { ctg_id: ctgId, body_id: bodyId })
    await rowOf(work.tx, 'seat', { ctgId, id: seatId }).insert({
      body_id: bodyId,
      party_id: partyId,
      service_id: seat.serviceId,
      function_title: seat.functionTitle,
      holder_name: seat.holderName,
      holder_email: seat.holderEmail,
      substitute_name: seat.substituteName,
      substitute_email: seat.substituteEmail,
      allows_representative: seat.allowsRepresentative,
      since: seat.since,
      position,
    })
    await recordAct(
      work,
      'seat.added',
      { ctgId, id: bodyId },
      { functionTitle: seat.functionTitle, holderName: seat.holderName },
    )
    return { seatId }
  },
})
