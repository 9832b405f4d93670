/** GET /ctg/:ctgId/passation.pdf — the sheet by which a CTG is handed over to another adviser, for members. */
import { getHandoverFile } from '#app/domains/portfolio/handover-queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) => getHandoverFile(context, ctgPath.parse(params).ctgId))
