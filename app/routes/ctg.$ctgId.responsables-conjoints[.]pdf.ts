/** GET /ctg/:ctgId/responsables-conjoints.pdf — a model of arrangement between joint controllers, for members. */
import { z } from 'zod'
import { getArrangementFile } from '#app/domains/privacy/arrangement.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = dossierRoute(({ context, params, surroundings: { instance } }) =>
  getArrangementFile(
    context,
    { ctgId: path.parse(params).ctgId, format: 'pdf' },
    { departedMonths: instance.config.departedMonths, isDemo: instance.isDemo },
  ),
)
