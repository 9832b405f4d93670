/** GET /ctg/:ctgId/convention/versions/:conventionVersionId/convention.pdf — the PDF of a frozen version, for members. */
import { z } from 'zod'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { getVersionFile } from '#app/domains/convention/queries.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), conventionVersionId: z.uuid() })

export const loader = fileRoute(async (args) => {
  const { sha256, number } = await getVersionFile(args.context, path.parse(args.params))
  return sendFile(args, { sha256, name: conventionLabels.fileName(number), mediaType: 'application/pdf' })
})
