/**
 * After an election or a change of board: the seats of a party whose holder changes end the day before, and begin again
 * with their new holder, all in one act. Rule: docs/rules/governance.md §2.5.
 */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { addDays } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id, optionalName } from '#app/kernel/fields.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { isSeatInForce, refusalToEndSeat } from '../governance.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'

export const renewPartySeats = command({
  name: 'governance.renew-party-seats',
  permission: governancePermissions.renewPartySeats,
  input: z.object({
    ctgId: id(),
    partyId: id(),
    since: day(inputLabels.newMandateSince),
    /** A seat left out, or whose name does not change, goes on as it is; an empty name: the seat awaits its holder. */
    seats: z.array(z.object({ id: id(), holderName: optionalName() })).max(200),
  }),
  about: wholeCtg,
  async run(work, { ctgId, partyId, since, seats: asked }) {
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
      const named = asked.find((one) => one.id === seat.id)
      const isRenewed =
        named && seat.until === null && isSeatInForce(seat, since) && named.holderName !== seat.holder_name
      return isRenewed ? [{ ...seat, newHolder: named.holderName }] : []
    })
    refuse('governance', renewed.length === 0 ? 'nothing-to-renew' : undefined)
    for (const seat of renewed) refuse('governance', refusalToEndSeat(seat, lastDay))
    await replaceHolders(work, { ctgId, since }, renewed)
    await recordAct(
      work,
      'party.seats-renewed',
      { ctgId, id: partyId },
      {
        since,
        seats: renewed.map((seat) => ({
          function: seat.function_title,
          before: seat.holder_name,
          after: seat.newHolder,
        })),
      },
    )
    return { renewed: renewed.length }
  },
})

type Renewed = Selectable<DB['seat']> & { readonly newHolder: string | null }
type From = { readonly ctgId: string; readonly since: string }

/** Each seat ends the day before, and the same one begins with who holds it from then on. */
async function replaceHolders({ tx, newId }: Work, { ctgId, since }: From, seats: readonly Renewed[]): Promise<void> {
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
  await tx
    .insertInto('seat')
    .values(
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
    .execute()
}
