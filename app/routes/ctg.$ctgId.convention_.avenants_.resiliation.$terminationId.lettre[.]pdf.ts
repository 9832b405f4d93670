/** GET …/avenants/resiliation/:terminationId/lettre.pdf — the letter of a termination as a model, for members. */
import { getTerminationLetter } from '#app/domains/amendments/documents.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) =>
  getTerminationLetter(context, ctgIds(params, 'terminationId')),
)
