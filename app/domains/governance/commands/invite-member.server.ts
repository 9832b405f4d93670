/** A mandate for a person, who gets an account when she has none and a mail that invites her. Rules: docs/rules/ctg.md §7. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { inputLabels } from '#app/domains/ctg/input-labels.fr.ts'
import { role } from '#app/domains/ctg/inputs.ts'
import { addMandate, refusePastEnd, requireEnd } from '#app/domains/ctg/mandates.server.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { requireParty, requireTheme } from '#app/domains/ctg/store.server.ts'
import { email, id, line, nameWithoutLink, optionalDay, optionalId } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { followMandate } from '../pair-seats.server.ts'

export const inviteMember = command({
  name: 'ctg.invite-member',
  permission: ctgPermissions.lead,
  input: {
    partyId: id(),
    email: email(),
    name: nameWithoutLink(line(inputLabels.memberName, 120)),
    role: role(),
    themeId: optionalId(),
    functionTitle: line(inputLabels.memberFunction, 160),
    until: optionalDay(),
    /** Address of this Trame, put in the mail; given by the server, never by the form. */
    siteUrl: z.url(),
  },
  about: wholeCtg,
  async run(work, { ctgId, siteUrl, ...mandate }) {
    const party = await requireParty(work, ctgId, mandate.partyId)
    if (mandate.themeId) await requireTheme(work, ctgId, mandate.themeId)
    refusePastEnd(work, mandate.until)
    requireEnd(mandate.role, mandate.until)
    const memberId = await addMandate(work, ctgId, mandate, siteUrl)
    await recordAct(
      work,
      'member.invited',
      { ctgId, id: memberId },
      { name: mandate.name, party: party.name, role: mandate.role },
    )
    await followMandate(work, { ctgId, partyId: mandate.partyId, memberId }, { role: null, until: null }, mandate)
    return { memberId }
  },
})
