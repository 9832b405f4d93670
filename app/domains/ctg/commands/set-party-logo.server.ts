/** Gives a party its logo, shown on the documents; another one replaces it. Rules: docs/rules/followup.md §11.8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keptPicture } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'

export const setPartyLogo = command({
  name: 'ctg.set-party-logo',
  permission: ctgPermissions.lead,
  input: { partyId: id(), logo: keptPicture(inputLabels.logo) },
  about: wholeCtg,
  async run(work, { ctgId, partyId, logo }) {
    const { name } = await requireParty(work, ctgId, partyId)
    const fileId = await addStoredFile(work, ctgId, logo)
    await rowOf(work.tx, 'party', { ctgId, id: partyId }).update({ logo_file_id: fileId })
    await recordAct(work, 'party.logo-set', { ctgId, id: partyId }, { name, sha256: logo.sha256 })
    return { partyId, fileId }
  },
})
