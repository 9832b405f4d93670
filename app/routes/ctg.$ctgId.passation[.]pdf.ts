/** GET /ctg/:ctgId/passation.pdf — the sheet by which a CTG is handed over to another adviser, for members. */
import { z } from 'zod'
import { getHandoverFile } from '#app/domains/portfolio/handover-queries.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = dossierRoute(({ context, params }) => getHandoverFile(context, path.parse(params).ctgId))
