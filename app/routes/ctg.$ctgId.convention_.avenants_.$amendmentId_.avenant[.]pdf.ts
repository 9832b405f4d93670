/** GET /ctg/:ctgId/convention/avenants/:amendmentId/avenant.pdf — the PDF of a frozen amendment, for members. */
import { amendmentLabels } from '#app/domains/amendments/labels.fr.ts'
import { getAmendmentFile } from '#app/domains/amendments/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) => {
  const { sha256, number } = await getAmendmentFile(args.context, ctgIds(args.params, 'amendmentId'))
  return sendFile(args, { sha256, name: amendmentLabels.fileName(number), mediaType: 'application/pdf' })
})
