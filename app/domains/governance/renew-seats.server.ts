/** A seat ends the day before, and the same one begins with who holds it from then on. Rule: docs/rules/governance.md §2.5. */
import type { Selectable } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { addDays } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

export type RenewedSeat = Selectable<DB['seat']> & { readonly newHolder: string | null }
type From = { readonly ctgId: string; readonly partyId: string; readonly since: string }

/** The seats of one party, locked by the caller, who checked that each may end (§2.3); one line of the journal. */
export async function renewSeats(
  work: Work,
  { ctgId, partyId, since }: From,
  seats: readonly RenewedSeat[],
): Promise<void> {
  const { tx, newId } = work
  await tx
    .updateTable('seat')
    .set((eb) => ({ until: addDays(since, -1), version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where(
      'id',
      'in',
      seats.map((seat) => seat.id),
    )
    .execute()
  await addRows(
    tx,
    'seat',
    seats.map(({ newHolder, ...seat }) => ({
      ...seat,
      id: newId(),
      holder_name: newHolder,
      holder_email: '',
      substitute_name: null,
      substitute_email: '',
      since,
      until: null,
      version: 1,
    })),
  )
  const seatChanges = seats.map((seat) => ({
    function: seat.function_title,
    before: seat.holder_name,
    after: seat.newHolder,
  }))
  await recordAct(work, 'party.seats-renewed', { ctgId, id: partyId }, { since, seats: seatChanges })
}
