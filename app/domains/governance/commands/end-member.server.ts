/** Ends a mandate, at once or on a day; a lead party never stays without coordinator. Rules: docs/rules/ctg.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { closeMandate } from '#app/domains/ctg/mandates.server.ts'
import { refusalToChangeMandate } from '#app/domains/ctg/members.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { lockMandates, requireParty } from '#app/domains/ctg/store.server.ts'
import { addDays, todayIn } from '#app/kernel/calendar.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id, optionalDay } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { passCoordinationSeat } from '../pair-seats.server.ts'

export const endMember = command({
  name: 'ctg.end-member',
  permission: ctgPermissions.takeBack,
  input: { memberId: id(), lastDay: optionalDay() },
  about: wholeCtg,
  async run(work, { ctgId, memberId, lastDay }) {
    const today = todayIn(work, ctgId)
    const mandates = await lockMandates(work, ctgId)
    const mandate = foundById(mandates, memberId, 'ctg.member-not-found')
    const party = await requireParty(work, ctgId, mandate.partyId)
    refuse('ctg', refusalToChangeMandate(mandate, undefined, mandates, party.isLead, today))
    // « Jusqu'au » includes its day: ended at once means that yesterday was the last one.
    const until = lastDay ?? addDays(today, -1)
    await closeMandate(work, ctgId, memberId, until)
    await recordAct(work, 'member.ended', { ctgId, id: memberId }, { until, role: mandate.role, party: party.name })
    if (mandate.role === 'coordinator')
      await passCoordinationSeat(work, { ctgId, partyId: party.id }, { memberId, lastDay: until })
    return { memberId }
  },
})
