/** GET /ctg/:ctgId/convention/versions/:conventionVersionId/documents?forme= — Word, summary or slides of a version, for members. */
import { z } from 'zod'
import { getVersionDocument } from '#app/domains/convention/print/print-queries.server.ts'
import { fileNameOf, mediaTypes, versionForms } from '#app/domains/convention/print/version-forms.ts'
import { askedOne } from '#app/http/asked-file.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), conventionVersionId: z.uuid() })

export const loader = fileRoute(async (args) => {
  const { searchParams } = new URL(args.request.url)
  const form = askedOne(searchParams.get('forme'), versionForms, 'convention.unknown-document')
  const { sha256, number } = await getVersionDocument(args.context, { ...path.parse(args.params), form })
  return sendFile(args, { sha256, name: fileNameOf(form, number), mediaType: mediaTypes[form] })
})
