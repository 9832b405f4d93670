/** Files the signed letter of mission of a body; another one replaces it, the first stays in the files. Rule: docs/rules/governance.md §1.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keptPdf } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody } from '../store.server.ts'

export const fileMissionLetter = command({
  name: 'governance.file-mission-letter',
  permission: governancePermissions.manageBody,
  input: { bodyId: id(), file: keptPdf(inputLabels.missionLetter) },
  about: lockBody,
  async run(work, { ctgId, bodyId, file }) {
    const fileId = await addStoredFile(work, ctgId, file)
    await rowOf(work.tx, 'body', { ctgId, id: bodyId }).update({ letter_file_id: fileId })
    await recordAct(work, 'body.letter-filed', { ctgId, id: bodyId }, { name: file.name, sha256: file.sha256 })
    return { bodyId, fileId }
  },
})
