/** GET /ctg/:ctgId/convention/signataires/:partyId/deliberation.docx — the model of the act of one signatory, for members. */
import { deliberationFileName } from '#app/domains/convention/signatories/deliberation.fr.ts'
import { getModel } from '#app/domains/convention/signatories/deliberation.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(async ({ context, params }) => {
  const { dossier, row } = await getModel(context, ctgIds(params, 'partyId'))
  return { dossier, format: 'docx', name: deliberationFileName(row.name) }
})
