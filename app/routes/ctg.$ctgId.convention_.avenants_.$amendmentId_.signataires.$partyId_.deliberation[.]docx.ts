/** GET …/avenants/:amendmentId/signataires/:partyId/deliberation.docx — a model of deliberation, for members. */
import { getDeliberationFile } from '#app/domains/amendments/documents.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) =>
  getDeliberationFile(context, ctgIds(params, 'amendmentId', 'partyId')),
)
