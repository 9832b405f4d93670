/** GET /ctg/:ctgId/convention/signataires/:partyId/deliberation.docx — the model of the act of one signatory, for members. */
import { z } from 'zod'
import { deliberationFileName } from '#app/domains/convention/signatories/deliberation.fr.ts'
import { getModels } from '#app/domains/convention/signatories/deliberation.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'
import { found } from '#app/kernel/errors.ts'

const path = z.object({ ctgId: z.uuid(), partyId: z.uuid() })

export const loader = dossierRoute(async ({ context, params }) => {
  const { ctgId, partyId } = path.parse(params)
  const [model] = await getModels(context, ctgId, [partyId])
  const { dossier, row } = found(model, 'ctg.party-not-found')
  return { dossier, format: 'docx', name: deliberationFileName(row.name) }
})
