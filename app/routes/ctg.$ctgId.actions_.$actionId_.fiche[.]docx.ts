/** GET /ctg/:ctgId/actions/:actionId/fiche.docx — one sheet, to rework, for members. */
import { getSheetFile } from '#app/domains/plan-files/print/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) => getSheetFile(context, ctgIds(params, 'actionId'), 'docx'))
