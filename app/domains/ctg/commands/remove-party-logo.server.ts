/** Takes a party's logo away: its documents show its initials again. Rules: docs/rules/followup.md §11.8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'

export const removePartyLogo = command({
  name: 'ctg.remove-party-logo',
  permission: ctgPermissions.lead,
  input: { partyId: id() },
  about: wholeCtg,
  async run(work, { ctgId, partyId }) {
    const { name } = await requireParty(work, ctgId, partyId)
    await rowOf(work.tx, 'party', { ctgId, id: partyId }).update({ logo_file_id: null })
    await recordAct(work, 'party.logo-removed', { ctgId, id: partyId }, { name })
    return { partyId }
  },
})
