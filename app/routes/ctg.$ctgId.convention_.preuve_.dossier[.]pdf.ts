/** GET /ctg/:ctgId/convention/preuve/dossier.pdf — the proof file made last, for members. */
import { signingLabels } from '#app/domains/signing/labels.fr.ts'
import { getProofFile } from '#app/domains/signing/queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) => {
  const sha256 = await getProofFile(args.context, ctgPath.parse(args.params).ctgId)
  return sendFile(args, { sha256, name: signingLabels.proofName, mediaType: 'application/pdf' })
})
