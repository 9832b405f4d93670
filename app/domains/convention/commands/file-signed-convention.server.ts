/** Files the PDF of the convention signed on paper. Rules: docs/rules/convention.md §4.7. */
import { keptPdf } from '#app/domains/documents/kept-file.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { fileSignedPdf } from '../steps.server.ts'

export const fileSignedConvention = command({
  name: 'convention.file-signed-convention',
  permission: conventionPermissions.write,
  input: { versionId: optionalId(), file: keptPdf(inputLabels.signedPdf) },
  about: wholeCtg,
  async run(work, { ctgId, versionId, file }) {
    return fileSignedPdf(work, { ctgId, versionId, file })
  },
})
