/** GET /ctg/:ctgId/actions/:actionId/fiche.pdf — one sheet, to read, for members. */
import { getSheetFile } from '#app/domains/plan-files/print/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params }) => getSheetFile(context, ctgIds(params, 'actionId'), 'pdf'))
