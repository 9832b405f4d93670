/** Which documents are public: frozen PDFs alone, all those ticked and no other. Rules: docs/rules/portal.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { documentChoice } from '../inputs.ts'
import { portalPermissions } from '../permissions.ts'
import { listPublishable } from '../publishable.server.ts'
import { lockPortal } from '../store.server.ts'

export const choosePublicDocuments = command({
  name: 'portal.choose-public-documents',
  permission: portalPermissions.publish,
  input: documentChoice,
  about: lockPortal,
  async run(work, { ctgId, fileIds }, { portal }) {
    refuse('portal', portal.address === null ? 'no-address' : undefined)
    const { tx, actor, at } = work
    const publishable = await listPublishable(tx, ctgId)
    const chosen = [...new Set(fileIds)].map((fileId) => publishable.find((one) => one.fileId === fileId))
    const rows = chosen.flatMap((one) => one ?? [])
    if (rows.length !== chosen.length) throw new DomainError('not-found', 'documents.file-not-found')
    await tx.deleteFrom('portal_document').where('ctg_id', '=', ctgId).execute()
    await addRows(
      tx,
      'portal_document',
      rows.map(({ fileId, title }) => ({
        ctg_id: ctgId,
        file_id: fileId,
        title,
        chosen_by: actor.name,
        chosen_at: at,
      })),
    )
    await recordAct(work, 'portal-page.documents-chosen', { ctgId, id: ctgId }, { count: rows.length })
    return { count: rows.length }
  },
})
