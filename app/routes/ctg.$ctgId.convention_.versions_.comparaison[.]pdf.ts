/** GET /ctg/:ctgId/convention/versions/comparaison.pdf?de=1&a=2 — two texts of the convention compared, for members. */
import { comparedSides } from '#app/domains/convention/versions/compared-sides.ts'
import { getComparisonFile } from '#app/domains/convention/versions/queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params, searchParams }) =>
  getComparisonFile(context, { ...ctgPath.parse(params), ...comparedSides(searchParams) }),
)
