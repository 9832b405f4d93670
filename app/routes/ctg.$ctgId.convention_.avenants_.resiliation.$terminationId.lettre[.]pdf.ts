/** GET …/avenants/resiliation/:terminationId/lettre.pdf — the letter of a termination as a model, for members. */
import { z } from 'zod'
import { getTerminationLetter } from '#app/domains/amendments/documents.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), terminationId: z.uuid() })

export const loader = dossierRoute(({ context, params }) => getTerminationLetter(context, path.parse(params)))
