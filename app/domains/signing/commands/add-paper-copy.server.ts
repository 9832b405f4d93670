/** The paper copy of a signature already recorded, typed by hand for one: its scan joins the proof, and changes nothing of the signature. Rules: docs/rules/signing.md §2.2. */
import { optionalId } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { signingPermissions } from '../permissions.ts'
import { copyFields, isConform } from '../signing.ts'
import { addPaperCopy as addCopy } from '../steps.server.ts'

const { ctgId, partyId, file } = copyFields

export const addPaperCopy = command({
  name: 'convention.add-paper-copy',
  permission: signingPermissions.lead,
  /** None: the text was made out of Trame. */
  input: { ctgId, partyId, versionId: optionalId(), file, isConform },
  about: wholeCtg,
  run: (work, { isConform: _isConform, ...copy }) => addCopy(work, copy),
})
