/** Removes at once seats that were proposed and that nobody ever held. Rule: docs/rules/governance.md §2.9. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id, ids } from '#app/kernel/fields.ts'
import { refusedWhenUsed } from '#app/kernel/refused-when-used.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToRemoveSeats } from '../governance.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody } from '../store.server.ts'

const mostSeats = 200

export const removeSeats = command({
  name: 'governance.remove-seats',
  permission: governancePermissions.manageBody,
  input: {
    bodyId: id(),
    seatIds: ids(mostSeats).refine((chosen) => chosen.length > 0, { error: inputLabels.seatsToRemove }),
  },
  about: lockBody,
  async run(work, { ctgId, bodyId, seatIds }) {
    const seats = await rowsOf(work.tx, 'seat', { ctg_id: ctgId, body_id: bodyId })
      .select(['id', 'function_title as functionTitle', 'holder_name as holderName'])
      .select(['substitute_name as substituteName', 'since', 'until'])
      .where('id', 'in', seatIds)
      .forUpdate()
      .execute()
    for (const seatId of seatIds) foundById(seats, seatId, 'governance.seat-not-found')
    refuse('governance', refusalToRemoveSeats(seats))
    await work.tx
      .deleteFrom('seat')
      .where('ctg_id', '=', ctgId)
      .where('id', 'in', seatIds)
      .execute()
      .catch(refusedWhenUsed('governance.seat-convened'))
    const functions = seats.map(({ functionTitle }) => functionTitle)
    await recordAct(work, 'seats.removed', { ctgId, id: bodyId }, { functions })
    return { removed: seats.length }
  },
})
