/** GET /ctg/:ctgId/convention/versions/:conventionVersionId/convention.pdf — the PDF of a frozen version, for members. */
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { getVersionFile } from '#app/domains/convention/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) => {
  const { sha256, number } = await getVersionFile(args.context, ctgIds(args.params, 'conventionVersionId'))
  return sendFile(args, { sha256, name: conventionLabels.fileName(number), mediaType: 'application/pdf' })
})
