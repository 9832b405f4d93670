/** Files the PDF of the convention signed on paper. Rules: docs/rules/convention.md §4.7. */
import { z } from 'zod'
import { keptPdf } from '#app/domains/documents/kept-file.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { fileSignedPdf } from '../steps.server.ts'
import { requireRight } from '../store.server.ts'

export const fileSignedConvention = command({
  name: 'convention.file-signed-convention',
  permission: conventionPermissions.fileSignedConvention,
  input: z.object({ ctgId: id(), versionId: optionalId(), file: keptPdf('Choisissez le PDF signé.') }),
  async run(work, { ctgId, versionId, file }) {
    requireRight(work, ctgId, conventionPermissions.fileSignedConvention, 'convention.file-signed-convention')
    return fileSignedPdf(work, { ctgId, versionId, file })
  },
})
