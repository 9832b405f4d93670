/** GET /ctg/:ctgId/convention/sppe/annexe.docx — the schéma as an annex, to rework, for members. */
import { z } from 'zod'
import { getSppeFile } from '#app/domains/sppe/queries.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = dossierRoute(({ context, params }) => getSppeFile(context, path.parse(params).ctgId, 'docx'))
