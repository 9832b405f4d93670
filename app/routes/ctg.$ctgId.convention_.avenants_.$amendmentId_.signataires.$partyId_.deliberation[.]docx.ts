/** GET …/avenants/:amendmentId/signataires/:partyId/deliberation.docx — a model of deliberation, for members. */
import { z } from 'zod'
import { getDeliberationFile } from '#app/domains/amendments/documents.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), amendmentId: z.uuid(), partyId: z.uuid() })

export const loader = dossierRoute(({ context, params }) => getDeliberationFile(context, path.parse(params)))
