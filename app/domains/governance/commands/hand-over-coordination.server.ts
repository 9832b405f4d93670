/** A coordinator leaves and another takes over, in one act: the CTG is never without one. Rules: docs/rules/ctg.md §7. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { inputLabels } from '#app/domains/ctg/input-labels.fr.ts'
import { addMandate, closeMandate, refusePastEnd } from '#app/domains/ctg/mandates.server.ts'
import { isRunning } from '#app/domains/ctg/members.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { lockMandates, requireParty } from '#app/domains/ctg/store.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, foundById } from '#app/kernel/errors.ts'
import { email, id, line, optionalDay } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { passCoordinationSeat } from '../pair-seats.server.ts'

export const handOverCoordination = command({
  name: 'ctg.hand-over-coordination',
  permission: ctgPermissions.takeBack,
  input: {
    /** The mandate that ends. */
    memberId: id(),
    email: email(),
    name: line(inputLabels.successor, 120),
    functionTitle: line('Indiquez sa fonction.', 160),
    /** Last day of the former coordinator; today when empty. */
    until: optionalDay(),
    siteUrl: z.url(),
  },
  about: wholeCtg,
  async run(work, { ctgId, memberId, siteUrl, until, ...successor }) {
    const today = todayIn(work, ctgId)
    const mandates = await lockMandates(work, ctgId)
    const former = foundById(mandates, memberId, 'ctg.member-not-found')
    if (former.role !== 'coordinator' || !isRunning(former, today))
      throw new DomainError('conflict', 'ctg.not-a-coordinator')
    refusePastEnd(work, until)
    const party = await requireParty(work, ctgId, former.partyId)
    const successorId = await addMandate(
      work,
      ctgId,
      { ...successor, partyId: party.id, role: 'coordinator', themeId: null, until: null },
      siteUrl,
    )
    const lastDay = until ?? today
    await closeMandate(work, ctgId, memberId, lastDay)
    await recordAct(
      work,
      'member.coordination-handed-over',
      { ctgId, id: successorId },
      { name: successor.name, party: party.name, formerMemberId: memberId, until: lastDay },
    )
    await passCoordinationSeat(work, { ctgId, partyId: party.id }, { memberId, lastDay, successorId })
    return { memberId: successorId }
  },
})
