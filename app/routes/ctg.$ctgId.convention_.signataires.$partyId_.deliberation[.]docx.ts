/** GET /ctg/:ctgId/convention/signataires/:partyId/deliberation.docx — the model of the act of one signatory, for members. */
import { z } from 'zod'
import { deliberationFileName } from '#app/domains/convention/signatories/deliberation.fr.ts'
import { getModel } from '#app/domains/convention/signatories/deliberation.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), partyId: z.uuid() })

export const loader = dossierRoute(async ({ context, params }) => {
  const { dossier, row } = await getModel(context, path.parse(params))
  return { dossier, format: 'docx', name: deliberationFileName(row.name) }
})
