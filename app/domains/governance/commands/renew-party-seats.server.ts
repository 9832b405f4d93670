/**
 * After an election or a change of board: the seats of a party whose holder changes end the day before, and begin again
 * with their new holder, all in one act. Rule: docs/rules/governance.md §2.5.
 */
import { z } from 'zod'
import { addDays } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id, optionalName } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { isSeatInForce, refusalToEndSeat } from '../governance.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { renewSeats } from '../renew-seats.server.ts'
import { requireParty } from '../store.server.ts'

export const renewPartySeats = command({
  name: 'governance.renew-party-seats',
  permission: governancePermissions.renewPartySeats,
  input: {
    partyId: id(),
    since: day(inputLabels.newMandateSince),
    /** A seat left out, or whose name does not change, goes on as it is; an empty name: the seat awaits its holder. */
    seats: z.array(z.object({ id: id(), holderName: optionalName() })).max(200),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, since, seats: holders }) {
    const { tx } = work
    await requireParty(tx, ctgId, partyId)
    const lastDay = addDays(since, -1)
    const seats = await tx
      .selectFrom('seat')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .where('party_id', '=', partyId)
      .orderBy('position')
      .forUpdate()
      .execute()
    const renewed = seats.flatMap((seat) => {
      const named = holders.find((one) => one.id === seat.id)
      const isRenewed =
        named && seat.until === null && isSeatInForce(seat, since) && named.holderName !== seat.holder_name
      return isRenewed ? [{ ...seat, newHolder: named.holderName }] : []
    })
    refuse('governance', renewed.length === 0 ? 'nothing-to-renew' : undefined)
    for (const seat of renewed) refuse('governance', refusalToEndSeat(seat, lastDay))
    await renewSeats(work, { ctgId, partyId, since }, renewed)
    return { renewed: renewed.length }
  },
})
