/** GET /ctg/:ctgId/responsables-conjoints.pdf — a model of arrangement between joint controllers, for members. */
import { getArrangementFile } from '#app/domains/privacy/arrangement.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params, surroundings: { instance } }) =>
  getArrangementFile(
    context,
    { ctgId: ctgPath.parse(params).ctgId, format: 'pdf' },
    { departedMonths: instance.config.departedMonths, isDemo: instance.isDemo },
  ),
)
