/** Role, theme, function or end of a mandate. Rules: docs/rules/ctg.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { role } from '#app/domains/ctg/inputs.ts'
import { refusePastEnd, requireEnd, updateMandate } from '#app/domains/ctg/mandates.server.ts'
import { refusalToChangeMandate } from '#app/domains/ctg/members.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { lockMandates, requireParty, requireTheme } from '#app/domains/ctg/store.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay, optionalId } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { followMandate } from '../pair-seats.server.ts'

export const changeMember = command({
  name: 'ctg.change-member',
  permission: ctgPermissions.lead,
  input: {
    memberId: id(),
    role: role(),
    themeId: optionalId(),
    functionTitle: line('Indiquez la fonction.', 160),
    until: optionalDay(),
  },
  about: wholeCtg,
  async run(work, { ctgId, memberId, ...newMandate }) {
    const mandates = await lockMandates(work, ctgId)
    const mandate = foundById(mandates, memberId, 'ctg.member-not-found')
    if (newMandate.themeId) await requireTheme(work, ctgId, newMandate.themeId)
    refusePastEnd(work, newMandate.until)
    requireEnd(newMandate.role, newMandate.until)
    const party = await requireParty(work, ctgId, mandate.partyId)
    refuse('ctg', refusalToChangeMandate(mandate, newMandate, mandates, party.isLead, todayIn(work, ctgId)))
    const isTaken = mandates.some(
      (other) =>
        other.id !== memberId &&
        other.personId === mandate.personId &&
        other.partyId === mandate.partyId &&
        other.role === newMandate.role &&
        other.themeId === newMandate.themeId,
    )
    if (isTaken) throw new DomainError('conflict', 'ctg.already-member')
    await updateMandate(work, { ctgId, memberId }, newMandate)
    await recordAct(
      work,
      'member.changed',
      { ctgId, id: memberId },
      {
        before: { role: mandate.role, until: mandate.until },
        after: { role: newMandate.role, until: newMandate.until },
      },
    )
    await followMandate(work, { ctgId, partyId: party.id, memberId }, mandate, newMandate)
    return { memberId }
  },
})
