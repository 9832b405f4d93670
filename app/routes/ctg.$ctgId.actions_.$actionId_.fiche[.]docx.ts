/** GET /ctg/:ctgId/actions/:actionId/fiche.docx — one sheet, to rework, for members. */
import { z } from 'zod'
import { getSheetFile } from '#app/domains/plan-files/print/queries.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), actionId: z.uuid() })

export const loader = dossierRoute(({ context, params }) => getSheetFile(context, path.parse(params), 'docx'))
