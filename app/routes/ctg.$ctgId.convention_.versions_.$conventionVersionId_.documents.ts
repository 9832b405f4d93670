/** GET /ctg/:ctgId/convention/versions/:conventionVersionId/documents?forme= — Word, summary or slides of a version, for members. */
import { getVersionDocument } from '#app/domains/convention/print/print-queries.server.ts'
import { fileNameOf, formatOf, versionForms } from '#app/domains/convention/print/version-forms.ts'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) => {
  const { searchParams } = new URL(args.request.url)
  const form = requireChoice(searchParams.get('forme'), versionForms, 'convention.unknown-document')
  const { sha256, number } = await getVersionDocument(args.context, {
    ...ctgIds(args.params, 'conventionVersionId'),
    form,
  })
  return sendFile(args, { sha256, name: fileNameOf(form, number), mediaType: mediaTypes[formatOf[form]] })
})
