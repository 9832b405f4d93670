/** An archive is brought to the instance; it is checked in the background, and nothing of it is in the instance. Rules: docs/rules/archives.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { archivesLabels as t } from '../labels.fr.ts'

export const receiveArchive = command({
  name: 'archives.receive-archive',
  permission: 'administrator',
  input: { file: keptFile(t.fileMissing) },
  async run(work, { file }) {
    const { tx, at, actor, newId } = work
    const arrivalId = newId()
    await addRows(tx, 'archive_arrival', {
      ...{ id: arrivalId, file_sha256: file.sha256, file_name: file.name, size_bytes: file.sizeBytes },
      ...{ brought_by: actor.name, brought_by_person: actor.personId, brought_at: at, asked_at: at },
    })
    await enqueue(tx, 'check-archive', { arrivalId }, `check-archive:${arrivalId}`)
    await recordAct(work, 'archive.received', { ctgId: null, id: arrivalId }, { name: file.name })
    return { arrivalId }
  },
})
