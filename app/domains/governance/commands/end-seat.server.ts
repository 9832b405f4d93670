/** Ends a seat on a day; what was decided before keeps its names. Rule: docs/rules/governance.md §2.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEndSeat } from '../governance.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { lockSeat } from '../store.server.ts'

export const endSeat = command({
  name: 'governance.end-seat',
  permission: governancePermissions.manageBody,
  input: { seatId: id(), lastDay: day(inputLabels.seatLastDay) },
  about: lockSeat,
  async run(work, { ctgId, seatId, lastDay }, seat) {
    refuse('governance', refusalToEndSeat(seat, lastDay))
    await rowOf(work.tx, 'seat', { ctgId, id: seatId }).update((eb) => ({
      until: lastDay,
      version: eb('version', '+', 1),
    }))
    await recordAct(
      work,
      'seat.ended',
      { ctgId, id: seat.bodyId },
      { functionTitle: seat.functionTitle, holderName: seat.holderName, lastDay },
    )
    return { seatId }
  },
})
