/** Asks for a copy of the CTG, whole or for the archives of the département; it is made in the background. Rules: docs/rules/archives.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { tellCoordinators } from '#app/domains/ctg/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { archiveKinds, refusalToAsk } from '../archives.ts'
import { listCopies } from '../copies.server.ts'
import { archivesPermissions } from '../permissions.ts'
import { lockArchiving } from '../store.server.ts'

export const askArchive = command({
  name: 'archives.ask-archive',
  permission: archivesPermissions.lead,
  input: { kind: choice(archiveKinds) },
  about: wholeCtg,
  async run(work, { ctgId, kind }) {
    const { tx, at, actor, newId } = work
    await lockArchiving(work, { ctgId })
    refuse('archives', refusalToAsk(await listCopies(tx, ctgId), kind, at))
    const archiveId = newId()
    const requestColumns = { requested_by: actor.name, requested_at: at, asked_at: at }
    await rowOf(tx, 'ctg_archive', { ctgId, id: archiveId }).insert({ kind, ...requestColumns })
    await enqueue(tx, 'make-archive', { ctgId, archiveId }, `archive:${archiveId}`)
    await recordAct(work, kind === 'whole' ? 'archive.asked' : 'archive.records-asked', { ctgId, id: ctgId }, { kind })
    await tellCoordinators(work, ctgId, 'archive-asked')
    return { archiveId }
  },
})
