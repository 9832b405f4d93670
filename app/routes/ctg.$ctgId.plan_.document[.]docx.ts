/** GET /ctg/:ctgId/plan/document.docx — the whole plan, to rework, for members. */
import { getPlanFile } from '#app/domains/plan-files/print/queries.server.ts'
import { planCriteria } from '#app/domains/plan-list/plan-filter.ts'
import { requireFilter } from '#app/http/asked-file.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params, request }) =>
  getPlanFile(context, ctgPath.parse(params).ctgId, requireFilter(request, planCriteria), 'docx'),
)
