/** GET /ctg/:ctgId/convention/sppe/annexe.docx — the schéma as an annex, to rework, for members. */
import { getSppeFile } from '#app/domains/sppe/queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) => getSppeFile(context, ctgPath.parse(params).ctgId, 'docx'))
